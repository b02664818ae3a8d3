using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Look;
using TherapyJournal.App.Web.Patient;
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
    /// <param name="context">What was sent.</param>
    /// <param name="words">The sentences.</param>
    /// <param name="isGone">Whether there is nothing that would take it from whoever is signed in.</param>
    public static async Task<bool> TryAsync(HttpContext context, IStringLocalizer words, bool isGone)
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
        if (SentWords.Of(context.Request.Path, form) is not { } sent)
        {
            return false;
        }
        var what = FateOf(context.Person(), sent, isGone);
        var isOfSomebody = context.Person() is null || what is SentWords.Fate.MayBeCopiedBySomebody;
        var (heading, sentence) = Said(words, what);
        var model = new GivenBack(what, heading, sentence, sent)
        {
            First = isOfSomebody ? FirstOf(sent) : null,
            Help = isOfSomebody ? FirstAid.WhomToCall : null,
        };
        await Answers.Page<GivenBackView>(model, context.Response.StatusCode).ExecuteAsync(context);
        return true;
    }

    // A browser that several people use must not put the words of one into the journal of another.
    private static SentWords.Fate FateOf(SignedIn? person, SentWords sent, bool isGone)
    {
        if (person is null)
        {
            return sent.MayBeSent ? SentWords.Fate.MayBeSentSignedIn : SentWords.Fate.MayBeCopiedSignedOut;
        }
        var isTheirs = sent.Whose == Draft.Mark(person.Account.Id);
        if (isGone)
        {
            return isTheirs || sent.Whose is null ? SentWords.Fate.MayBeCopied : SentWords.Fate.MayBeCopiedBySomebody;
        }
        return !isTheirs ? SentWords.Fate.MayBeCopiedBySomebody
            : sent.MayBeSent ? SentWords.Fate.MayBeSentNow
            : SentWords.Fate.MayBeCopiedAnew;
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
            SentWords.Fate.MayBeCopiedSignedOut => (
                words["Your sign-in has ended"],
                words[
                    "Nothing of what you sent just now was kept. It stands below: copy it first, then sign in and put it in once more."
                ]
            ),
            SentWords.Fate.MayBeSentNow => (
                words["Not sent yet"],
                words[
                    "The page from which you sent this was too old, so nothing of it was kept. It stands below: look at it and send it again."
                ]
            ),
            SentWords.Fate.MayBeCopiedAnew => (
                words["Not sent yet"],
                words[
                    "The page from which you sent this was too old, so nothing of it was kept. It stands below: copy it, open the page again and put it in there."
                ]
            ),
            SentWords.Fate.MayBeCopiedBySomebody => (
                words["Not sent yet"],
                words[
                    "Nothing of what was sent was kept. Somebody else may be signed in here now than when it was written, so it cannot be sent from here. It stands below, so that whoever wrote it can copy it."
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
/// <param name="What">What can be done with them.</param>
/// <param name="Heading">What happened.</param>
/// <param name="Sentence">What was kept, and what to do.</param>
/// <param name="Sent">The words.</param>
public sealed record GivenBack(SentWords.Fate What, string Heading, string Sentence, SentWords Sent)
{
    /// <summary>What is said before everything else; null: nothing was found in them.</summary>
    public string? First { get; init; }

    /// <summary>Whom to call, beneath; null: it stands elsewhere on the page, or was said first.</summary>
    public string? Help { get; init; }
}
