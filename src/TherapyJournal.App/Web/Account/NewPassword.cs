using Microsoft.AspNetCore.Identity;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web.Account;

/// <summary>What a password must be that somebody chooses.</summary>
internal static class NewPassword
{
    /// <summary>What is said of one that cannot be used; {0} in it stands for the length of the shortest.</summary>
    public const string Unusable =
        "Choose a password of {0} to 200 characters that is neither your name nor one letter again and again. Four words are easy to keep.";

    /// <summary>Whether whoever signs in under this name can use it.</summary>
    public static async Task<bool> IsGoodAsync(
        UserManager<OpenAccount> accounts,
        OpenAccount account,
        string name,
        string password
    )
    {
        if (password.Length > 200 || password.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        foreach (var validator in accounts.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(accounts, account, password)).Succeeded)
            {
                return false;
            }
        }
        return true;
    }
}
