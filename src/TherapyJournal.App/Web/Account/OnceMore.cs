using Microsoft.Extensions.Localization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web.Account;

/// <summary>What is said to whoever changes a way in and has not proven once more that it is they.</summary>
internal static class OnceMore
{
    /// <summary>Why no recovery codes are made in a browser in which they signed in a while ago.</summary>
    public const string NoNewCodes =
        "New recovery codes are made only within ten minutes of signing in, so that nobody makes them where you left a browser open. Sign out and in again first. Until then those that you have still hold.";

    private const string WrongPassword =
        "That is not your password. After five wrong tries no other is taken for a quarter of an hour.";

    private const string SignInFirst =
        "You have been signed in here for a while. Sign out and in again first, so that nobody changes your way in where you left a browser open.";

    /// <summary>Why it was not believed.</summary>
    public static string WhyNot(IStringLocalizer<PatientWords> words, OpenAccount account) =>
        account.Content.PasswordHash is null ? words[SignInFirst] : words[WrongPassword];
}
