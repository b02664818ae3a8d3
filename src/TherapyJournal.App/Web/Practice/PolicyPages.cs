using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Practice;

/// <summary>What the practice decides for itself: its name, what models may do, what is kept of whom, and for how long.</summary>
internal sealed class PolicyPages(PracticeSettings settings, SetKeeping keeping, SetRetention retention) : IPages
{
    public const string Path = TherapistPages.Practice + "/policies";

    // The options of a command line have no place on a page.
    private static readonly (string Option, string Said)[] Options =
    [
        ("--years", "The number of years"),
        ("--months", "The number of months"),
        ("--why", "The reason"),
    ];

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Path, ShowAsync);
        foreach (var key in PracticeSettings.Known)
        {
            pages.Take($"{Path}/{key}", (context, form) => SetAsync(context, key, form));
        }
        pages.Take(Path + "/keep", KeepAsync);
        pages.Take(Path + "/keep/none", (context, form) => SetAsync(context, "keep", form, keeping.KeepNothingAsync));
        pages.Take(Path + "/retention", RetainAsync);
        pages.Take(
            Path + "/retention/none",
            (context, form) => SetAsync(context, "retention", form, cancel => retention.RunAsync(null, cancel))
        );
    }

    private async Task<IResult> ShowAsync(HttpContext context) =>
        Answers.Page<PoliciesView>(PoliciesModel.Of(await settings.ReadAsync(context.RequestAborted)));

    private Task<IResult> SetAsync(HttpContext context, string key, IFormCollection form) =>
        SetAsync(context, key, form, cancel => settings.SetAsync(key, form["value"].ToString(), cancel));

    private Task<IResult> KeepAsync(HttpContext context, IFormCollection form) =>
        SetAsync(
            context,
            "keep",
            form,
            cancel => keeping.KeepAsync(Number(form["value"].ToString()), form["why"].ToString(), cancel)
        );

    private Task<IResult> RetainAsync(HttpContext context, IFormCollection form) =>
        SetAsync(context, "retention", form, cancel => retention.RunAsync(Number(form["value"].ToString()), cancel));

    private async Task<IResult> SetAsync(
        HttpContext context,
        string key,
        IFormCollection form,
        Func<CancellationToken, Task<SetPracticeOutcome>> set
    ) =>
        await set(context.RequestAborted) switch
        {
            SetPracticeOutcome.Changed => Answers.SeeOther($"{Path}#{key}"),
            SetPracticeOutcome.Unusable unusable => Answers.Again<PoliciesView>(
                PoliciesModel.Of(await settings.ReadAsync(context.RequestAborted)) with
                {
                    Problem = $"{Said(unusable.Sentence)} Nothing was changed.",
                    Typed = (key, form["value"].ToString(), form["why"].ToString()),
                }
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    // None that is allowed where it is no number, so that the use case says which are.
    private static int Number(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Said(string sentence) =>
        Options.Aggregate(
            sentence,
            (said, option) => said.Replace(option.Option, option.Said, StringComparison.Ordinal)
        );
}
