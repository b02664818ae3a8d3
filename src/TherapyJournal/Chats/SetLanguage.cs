using TherapyJournal.Practices;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>The language of the chat: /language shows it and changes it, by a button or a name, to one in which everything exists that must.</summary>
internal sealed class SetLanguage(ChangeInChat change) : IChatTopic
{
    private const string Chooses = "lang:";

    public Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) => Task.FromResult(Take(turn));

    private ChatEffect? Take(ChatTurn turn)
    {
        if (turn.Tapped is { } tapped && tapped.StartsWith(Chooses, StringComparison.Ordinal))
        {
            return Chosen(tapped[Chooses.Length..]);
        }
        return turn.Command is not { Name: "language" } command ? null
            : command.Rest.Length > 0 ? Chosen(command.Rest)
            : ChatEffect.Say(LanguageTexts.ItIs(turn.Standing.Language), Buttons(turn.Standing.Language));
    }

    private ChatEffect Chosen(string named) =>
        Languages.Supported.FirstOrDefault(l => LanguageTexts.Named(l).Contains(named.Trim().ToLowerInvariant()))
            is not { } language
            ? ChatEffect.Say(LanguageTexts.NotYet, Buttons(current: null))
            : new ChatEffect(async saving =>
            {
                var after = await change.RunAsync(
                    saving,
                    s => s.Language == language ? s : s with { Language = language }
                );
                await saving.SayAsync(after is null ? ReminderTexts.CannotChange : LanguageTexts.ItIs(after.Language));
            });

    private static IReadOnlyList<IReadOnlyList<MessageButton>> Buttons(string? current) =>
        [
            [
                .. Languages.Supported.Select(l => new MessageButton(
                    l == current ? $"✓ {LanguageTexts.Name(l)}" : LanguageTexts.Name(l),
                    Chooses + l
                )),
            ],
        ];
}

/// <summary>The fixed words about languages.</summary>
internal static class LanguageTexts
{
    public const string NotYet =
        "Not in that language yet, and nothing is changed. A language is offered here once the words for an emergency, the consents, the "
        + "questions and the looking for danger all exist in it. You may write in any language all the same, and your therapist reads it as it is.";

    // The program knows no culture but its own.
    private static readonly Dictionary<string, (string InEnglish, string Own)> Names = new(StringComparer.Ordinal)
    {
        ["de"] = ("German", "Deutsch"),
        ["en"] = ("English", "English"),
    };

    /// <summary>Which it is, and that one may write as one likes.</summary>
    public static string ItIs(string language) =>
        $"This journal speaks {Find(language).InEnglish}. You may write in any language; what is written in another one is looked at for "
        + "danger only as well as it can be.";

    /// <summary>As those who speak it call it.</summary>
    public static string Name(string language) => Find(language).Own;

    /// <summary>How people name it, in small letters.</summary>
    public static IReadOnlyList<string> Named(string language) =>
        [language, Find(language).InEnglish.ToLowerInvariant(), Find(language).Own.ToLowerInvariant()];

    private static (string InEnglish, string Own) Find(string language) =>
        Names.GetValueOrDefault(language, (language, language));
}
