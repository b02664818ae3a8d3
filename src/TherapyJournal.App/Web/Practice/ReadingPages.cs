using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.App.Web.Therapist;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Who read what, when and what for, over the whole practice; whether the record of it holds; and all of it as a file.</summary>
internal sealed class ReadingPages(ListReadings readings, Therapists therapists) : IPages
{
    public const string Path = TherapistPages.Practice + "/readings";

    /// <summary>Where the same is saved as a file.</summary>
    public const string SavePath = Path + "/save";

    /// <summary>Where every chain is looked through.</summary>
    public const string ChainsPath = Path + "/chains";

    private const int Most = 200;

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Path, ShowAsync);
        pages.Show(SavePath, SaveAsync);
        pages.Show(ChainsPath, VerifyAsync);
    }

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var (person, cancel) = (context.SignedIn(), context.RequestAborted);
        var asked = ReadingQuery.Of(context.Request.Query);
        var names = await TherapistsHere.OfAsync(therapists, cancel);
        var model = new ReadingsModel
        {
            Asked = asked,
            Readers =
            [
                .. (await therapists.ListEverybodyAsync(cancel)).Select(t => new Colleague(
                    t.Id.Value,
                    t.NameInRecords
                )),
            ],
            Zone = person.TimeZone,
        };
        if (await FilterAsync(person.Owner(), asked, person.TimeZone, cancel) is not { } filter)
        {
            return Answers.Again<ReadingsView>(
                model with
                {
                    Problem =
                        "Nothing is looked for like that. A patient's number needs its beginning, of at least six characters, and a day is written as 2026-12-24.",
                }
            );
        }
        var found = await readings.RunAsync(person.Owner(), filter, asked.Before, Most, cancel);
        return Answers.Page<ReadingsView>(
            model with
            {
                Lines = ReadingLine.Of(found.Readings, names, person.TimeZone),
                OlderThan = found.OlderThan,
                Chain = filter.Patient is { } patient
                    ? (await readings.VerifyAsync(person.Owner(), patient, cancel)).SingleOrDefault()
                    : null,
            }
        );
    }

    private async Task<IResult> SaveAsync(HttpContext context)
    {
        var (person, cancel) = (context.SignedIn(), context.RequestAborted);
        var asked = ReadingQuery.Of(context.Request.Query);
        if (await FilterAsync(person.Owner(), asked, person.TimeZone, cancel) is not { } filter)
        {
            return Answers.SeeOther(Path);
        }
        var names = await TherapistsHere.OfAsync(therapists, cancel);
        return new SavedReadings(
            asked.IsJson,
            names,
            before => readings.RunAsync(person.Owner(), filter, before, Most, cancel)
        );
    }

    private async Task<IResult> VerifyAsync(HttpContext context)
    {
        var chains = await readings.VerifyAsync(context.SignedIn().Owner(), only: null, context.RequestAborted);
        return Answers.Page<ChainsView>(new ChainsModel(chains));
    }

    /// <summary>Null: what was typed names no patient, or no day.</summary>
    private async Task<ReadingFilter?> FilterAsync(
        Guid owner,
        ReadingQuery asked,
        string zone,
        CancellationToken cancel
    )
    {
        PatientId? patient = null;
        if (asked.Patient.Length > 0)
        {
            if (await readings.FindAsync(owner, asked.Patient, cancel) is not [var one])
            {
                return null;
            }
            patient = one;
        }
        return asked.Filter(patient, zone);
    }
}
