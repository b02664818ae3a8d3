using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web;

/// <summary>Shows words that were not taken in a field again, so that they can be copied, or sent once more. Nothing of them is kept, and nothing says whether there is anything at their address.</summary>
internal static class GiveWordsBack
{
    // Of whoever is signed out no more is read than of any form.
    private const int MostBytes = 1024 * 1024;
    private const int MostFields = 100;

    // Longer than what people write in a form of a page; whoever is not known here shall not make the program search for long.
    private const int LongestSearched = 20_000;

    /// <summary>Answers with the status that stands; false: there is nothing to give back, and nothing was answered.</summary>
    public static async Task<bool> TryAsync(HttpContext context, IStringLocalizer words, SentWords.Fate what)
    {
        if (!context.Request.HasFormContentType)
        {
            return false;
        }
        if (context.Person() is null)
        {
            Bound(context);
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (SentWords.Of(context.Request.Path, form, what) is not { } sent)
        {
            return false;
        }
        var (heading, sentence) = Said(words, what);
        var model = new GivenBack(heading, sentence, sent)
        {
            First = context.Person() is null ? FirstOf(sent) : null,
            Help = context.Person() is null ? FirstAid.WhomToCall : null,
        };
        await Answers.Page<GivenBackView>(model, context.Response.StatusCode).ExecuteAsync(context);
        return true;
    }

    private static (string Heading, string Sentence) Said(IStringLocalizer words, SentWords.Fate what) =>
        what switch
        {
            SentWords.Fate.MayBeSentSignedIn => (
                words["Your sign-in has ended"],
                words[
                    "Nothing of what you sent just now was kept. It stands below: sign in in another window, come back here and send it again; or copy it first."
                ]
            ),
            SentWords.Fate.MayBeSentNow => (
                words["Not sent yet"],
                words[
                    "The page from which you sent this was too old, so nothing of it was kept. It stands below: look at it and send it again."
                ]
            ),
            _ => (
                words["That was not done"],
                words[
                    "What it was about is not there any more, or it is not yours to open. Nothing of what you sent was kept. It stands below, so that you can copy it."
                ]
            ),
        };

    // Who wrote it is not known, so no number is guessed and nobody is told.
    private static string? FirstOf(SentWords sent)
    {
        var all = string.Join('\n', sent.Written.Select(f => f.Value));
        return all.Length <= LongestSearched ? FirstAid.For(all) : null;
    }

    // Alike at every address, also where a page would take long words.
    private static void Bound(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }
        context.Features.Set<IFormFeature>(
            new FormFeature(
                context.Request,
                new FormOptions
                {
                    ValueCountLimit = MostFields,
                    ValueLengthLimit = MostBytes,
                    MultipartBodyLengthLimit = MostBytes,
                }
            )
        );
    }
}

/// <summary>What is said beside words that are given back.</summary>
/// <param name="Heading">What happened.</param>
/// <param name="Sentence">What was kept, and what to do.</param>
/// <param name="Sent">The words.</param>
public sealed record GivenBack(string Heading, string Sentence, SentWords Sent)
{
    /// <summary>What is said before everything else; null: nothing was found in them.</summary>
    public string? First { get; init; }

    /// <summary>Whom to call, beneath; null: it stands elsewhere on the page, or was said first.</summary>
    public string? Help { get; init; }
}
