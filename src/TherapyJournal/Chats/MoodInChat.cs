using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>How the patient is just now, from 0 to 10: /mood asks with buttons, and takes a number behind it.</summary>
/// <remarks>A question has one answer: another button of it puts another number in its place.</remarks>
internal sealed class MoodInChat(TimeProvider clock) : IChatTopic
{
    private const string Rates = "mood:";

    // A mood is of its moment.
    private static readonly Duration LongestMoment = Duration.FromHours(1);

    public Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) => Task.FromResult(Take(turn));

    private ChatEffect? Take(ChatTurn turn)
    {
        if (turn.Tapped is { } tapped && tapped.StartsWith(Rates, StringComparison.Ordinal))
        {
            return tapped[Rates.Length..].Split(':') is not [var number, var at, var asked]
                || Rating(number) is not { } rating
                || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                || !Guid.TryParseExact(asked, "N", out var question)
                    ? ChatEffect.None
                : !turn.MayKeep ? new ChatEffect(WhyNotKept.SayAsync)
                : turn.Now.ToUnixTimeSeconds() - seconds > LongestMoment.TotalSeconds
                    ? ChatEffect.Say(MoodTexts.OfEarlier)
                : Keep(question, rating);
        }
        if (turn.Command is not { Name: "mood" } command)
        {
            return null;
        }
        return !turn.MayKeep ? new ChatEffect(WhyNotKept.SayAsync)
            : Rating(command.Rest) is { } typed ? Keep(RowId.New(clock), typed)
            : ChatEffect.Say(MoodTexts.HowIsIt, Buttons($"{turn.Now.ToUnixTimeSeconds()}:{RowId.New(clock):N}"));
    }

    private ChatEffect Keep(Guid question, int rating) =>
        new(async saving =>
        {
            var row = await saving.Db.MeasureResults.FirstOrDefaultAsync(r => r.Id == question);
            if (row is null)
            {
                row = new MeasureResult { Id = question };
                saving.Db.MeasureResults.Add(row);
            }
            else if (row.PatientId != saving.Patient)
            {
                return;
            }
            var by = new Reader.Patient(saving.Patient).AsAuthor;
            saving.Sealer.Seal(row, new(Measure.Mood, rating, GoalId: null, clock.NowStored(), by));
            await saving.SayAsync(MoodTexts.Kept(rating));
        });

    private static int? Rating(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rating)
        && rating is >= RecordMeasure.Lowest and <= RecordMeasure.Highest
            ? rating
            : null;

    private static IReadOnlyList<IReadOnlyList<MessageButton>> Buttons(string question) =>
        [
            .. Enumerable
                .Range(RecordMeasure.Lowest, RecordMeasure.Highest - RecordMeasure.Lowest + 1)
                .Select(rating => new MessageButton(Number(rating), $"{Rates}{Number(rating)}:{question}"))
                .Chunk(6),
        ];

    private static string Number(int rating) => rating.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The fixed words about a mood.</summary>
internal static class MoodTexts
{
    public const string HowIsIt =
        "How is your mood just now? 0 is the worst, 10 the best. Your therapist sees the number and when you gave it.";

    public const string OfEarlier =
        "That was asked some time ago, and nothing is kept of it. /mood asks how it is now.";

    /// <summary>That it is kept, and nothing about what it means.</summary>
    public static string Kept(int rating) => $"It is kept: {rating} of {RecordMeasure.Highest}.";
}
