namespace TherapyJournal.App.Web.Account;

/// <summary>How dear it is to try a password against what is kept of it.</summary>
/// <param name="Rounds">Of PBKDF2 with HMAC-SHA-512.</param>
internal sealed record PasswordCost(int Rounds)
{
    /// <summary>As many as OWASP's Password Storage Cheat Sheet (2023) asks for; a password that was kept for less is kept anew at its next sign-in.</summary>
    public static PasswordCost Owasp { get; } = new(210_000);
}
