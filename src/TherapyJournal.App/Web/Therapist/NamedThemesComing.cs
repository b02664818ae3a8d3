using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using NodaTime;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What recurs with a model's names, for a page that stands open and shows the rules' own meanwhile.</summary>
internal sealed class NamedThemesComing(NameThemes name, Fragments fragments, TimeProvider clock)
{
    /// <param name="therapist">Who asks.</param>
    /// <param name="patient">Whose journal.</param>
    /// <param name="from">The first day; null: all before.</param>
    /// <param name="until">The last; null: all after.</param>
    /// <param name="zone">By whose clock times are shown.</param>
    /// <param name="cancel">Stops it.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Reader.Therapist therapist,
        PatientId patient,
        LocalDate? from,
        LocalDate? until,
        string zone,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (
            await name.RunAsync(therapist, patient, from, until, cancel) is ReadOutcome<RecurringThemes>.Open
            {
                Value: var themes
            }
        )
        {
            var list = await fragments.WriteAsync<ThemeListView>(
                new()
                {
                    [nameof(ThemeListView.Sheet)] = ThemeSheet.Of(themes, new DeskTimes(clock.Now(), zone)),
                    [nameof(ThemeListView.Path)] = $"{PatientPages.Path}/{patient}",
                }
            );
            yield return new SseItem<string>(list, "themes");
        }
    }
}
