using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using TherapyJournal.Journaling;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Forms that take an entry: also one that is too long to be kept, so that it can be looked at for danger and given back.</summary>
internal static class LongWords
{
    // A form without scripts comes in parts (multipart): the other shape takes no NUL. In that one a byte
    // of a word may take three; what is longer than this is not taken at all.
    private const int MostBytes = 3 * 2 * NewEntry.LongestBytes;
    private const int OtherFields = 16 * 1024;

    /// <summary>Lets a form of this page be as long as an entry, and some more.</summary>
    public static TBuilder TakesLongWords<TBuilder>(this TBuilder page)
        where TBuilder : IEndpointConventionBuilder =>
        page.WithMetadata(new Largest(MostBytes + OtherFields)).WithFormOptions(valueLengthLimit: MostBytes);

    private sealed record Largest(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
