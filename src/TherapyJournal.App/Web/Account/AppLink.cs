namespace TherapyJournal.App.Web.Account;

/// <summary>An authenticator app's key as such apps take it.</summary>
internal static class AppLink
{
    /// <summary>The link that they read from a QR code (the key URI format of Google Authenticator). It names nobody.</summary>
    public static string Of(string key) =>
        $"otpauth://totp/Therapy%20Journal?secret={key}&issuer=Therapy%20Journal&digits=6";

    /// <summary>In groups of four, for whoever types it.</summary>
    public static string Spaced(string key) => string.Join(' ', key.Chunk(4).Select(four => new string(four)));
}
