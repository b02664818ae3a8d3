using Microsoft.AspNetCore.Http;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What was sent and could not be taken; it is shown again beside the sentence, so that nothing typed is lost.</summary>
/// <param name="About">The id of what it was about.</param>
/// <param name="Sentence">What happened, and what to do.</param>
/// <param name="Words">What was typed; null: nothing.</param>
public sealed record Refusal(Guid About, string Sentence, string? Words = null)
{
    /// <summary>Which of several fields it was typed into; null: there is one.</summary>
    public string? Field { get; init; }

    internal const string Closed = "Reading is switched off for you here. Nothing was changed.";

    internal const string Damaged =
        "What this is about does not open, since it was changed outside the program. Nothing was changed. Tell whoever runs the program.";

    /// <summary>What was typed about this; empty: nothing was.</summary>
    public static string WordsOf(Refusal? refusal, Guid about) =>
        refusal is not null && refusal.About == about ? refusal.Words ?? "" : "";

    /// <summary>The page of a record that does not open; one that is not there, or another therapist's, is no page at all.</summary>
    internal static IResult Page(Records.DoorRefusal why) =>
        why is Records.DoorRefusal.Missing ? Results.NotFound() : Answers.Again<ShutView>(new ShutModel(Of(why)));

    internal static string Of(Records.DoorRefusal why) =>
        why switch
        {
            Records.DoorRefusal.Closed => Closed,
            Records.DoorRefusal.Damaged => Damaged,
            Records.DoorRefusal.Missing => "There is no such patient.",
            _ => throw new InvalidOperationException("A refusal without a case."),
        };
}
