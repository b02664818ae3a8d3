using NodaTime.Text;
using TherapyJournal.Insight;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Which feelings the words of entries name, as a table from which its chart is drawn as well; beside it what the patient said.</summary>
public sealed record InferredTable(string Sentence, IReadOnlyList<InferredRow> Rows)
{
    internal static InferredTable Of(Trend<WeekOfFeelings> trend) =>
        new(
            trend.Sentence,
            [
                .. trend
                    .Numbers.Reverse()
                    .Select(w => new InferredRow(
                        TrendWords.Day(w.Monday),
                        LocalDatePattern.Iso.Format(w.Monday),
                        w.Pleasant,
                        w.Unpleasant,
                        w.Both,
                        string.Join(", ", w.Said)
                    )),
            ]
        );
}

/// <summary>A week: as a person reads it, and as a program does.</summary>
/// <param name="Said">The moods that the patient did say; empty: none.</param>
public sealed record InferredRow(string Says, string At, int Pleasant, int Unpleasant, int Both, string Said);
