using System.Buffers.Text;

namespace TherapyJournal.Chats.Nudges;

/// <summary>What stands behind a button in a therapist's chat: what it does, and 128 bits that name nothing.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="Code">Of what.</param>
internal sealed record NudgeCode(string Verb, Guid Code)
{
    public const string Open = "open";
    public const string OpenWeek = "week";
    public const string Seen = "seen";
    public const string Goal = "goal";
    public const string Hide = "hide";
    public const string OpenCall = "call";
    public const string AnswerCall = "answer";
    public const string HideCall = "leave";

    public override string ToString() => $"{Verb}:{Base64Url.EncodeToString(Code.ToByteArray())}";

    /// <summary>Null: it is none.</summary>
    public static NudgeCode? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[32];
        return
            text?.Split(':') is [var verb, { Length: 22 } code]
            && Base64Url.IsValid(code)
            && Base64Url.TryDecodeFromChars(code, bytes, out var length)
            && length == 16
            ? new NudgeCode(verb, new Guid(bytes[..16]))
            : null;
    }
}
