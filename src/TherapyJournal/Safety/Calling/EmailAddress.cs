using System.Net.Mail;

namespace TherapyJournal.Safety.Calling;

/// <summary>Addresses for e-mail as people type them.</summary>
internal static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>Whether the text is one plain address: no name before it, no second one, no control sign.</summary>
    public static bool IsOne(string? text) =>
        text is { Length: > 0 and <= Longest }
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"')
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal)
            | address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
