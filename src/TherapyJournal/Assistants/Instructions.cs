using System.Security.Cryptography;
using System.Text;

namespace TherapyJournal.Assistants;

/// <summary>The text that instructs a model in one step, and its SHA-256, hexadecimal.</summary>
internal sealed record Instructions(string Text, string Hash)
{
    public static Instructions Of(string text) =>
        new(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
