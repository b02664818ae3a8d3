using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Resources;
using System.Runtime.Loader;
using Shouldly;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.Tests.App.Web.Translation;

/// <summary>Some of the sentences in German: what a build makes of <c>PatientWords.de.resx</c>, made while the tests run, since the program has no second language yet.</summary>
internal static class GermanWords
{
    public static readonly string[] Days = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];
    public static readonly string[] Months =
    [
        "Jan.",
        "Feb.",
        "März",
        "Apr.",
        "Mai",
        "Juni",
        "Juli",
        "Aug.",
        "Sept.",
        "Okt.",
        "Nov.",
        "Dez.",
    ];

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["Sign in"] = "Anmelden",
        ["Tonight"] = "Heute Abend",
        ["What is yours"] = "Was Ihnen gehört",
        ["What you said lately"] = "Was Sie zuletzt gesagt haben",
        ["{0} of 10"] = "{0} von 10",
        ["ddd d MMM uuuu HH:mm"] = "ddd, d. MMM uuuu, HH:mm",
        ["{0} looked at the trends"] = "{0} hat sich Ihre Verläufe angesehen",
        ["That is more than can be taken at once, and nothing of it was kept. Go back: it still stands in the field."] =
            "Das ist mehr, als auf einmal geht.",
        ["Nothing is kept here yet. [Write whenever you like]; a sentence is enough."] =
            "Hier steht noch nichts. Ein Satz genügt: [schreiben Sie, wann Sie mögen].",
    };

    private static readonly Lazy<Assembly> Satellite = new(() =>
        AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(Make()))
    );

    static GermanWords()
    {
        var names = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat;
        foreach (var (english, german) in names.AbbreviatedDayNames.Zip(Days))
        {
            Sentences[english] = german;
        }
        foreach (var (english, german) in names.AbbreviatedMonthNames.Zip(Months))
        {
            Sentences[english] = german;
        }
        AssemblyLoadContext.Default.Resolving += (_, wanted) =>
            wanted is { Name: "TherapyJournal.App.resources", CultureName: "de" } ? Satellite.Value : null;
    }

    /// <summary>From now on they are found, as if they lay in the folder <c>de</c>.</summary>
    public static void Offer() => Sentences.ShouldNotBeEmpty();

    private static byte[] Make()
    {
        var program = typeof(PatientWords).Assembly.GetName();
        var metadata = new MetadataBuilder();
        metadata.AddModule(
            0,
            metadata.GetOrAddString("words.dll"),
            metadata.GetOrAddGuid(Guid.Empty),
            default,
            default
        );
        metadata.AddAssembly(
            metadata.GetOrAddString($"{program.Name}.resources"),
            program.Version!, // every assembly has one
            metadata.GetOrAddString("de"),
            default,
            default,
            AssemblyHashAlgorithm.None
        );
        metadata.AddManifestResource(
            ManifestResourceAttributes.Public,
            metadata.GetOrAddString($"{typeof(PatientWords).FullName}.de.resources"),
            default,
            0
        );
        metadata.AddTypeDefinition(
            default,
            default,
            metadata.GetOrAddString("<Module>"),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1)
        );
        var resources = new BlobBuilder();
        var written = Written();
        resources.WriteInt32(written.Length);
        resources.WriteBytes(written);
        var file = new BlobBuilder();
        new ManagedPEBuilder(
            PEHeaderBuilder.CreateLibraryHeader(),
            new MetadataRootBuilder(metadata),
            new BlobBuilder(),
            managedResources: resources
        ).Serialize(file);
        return file.ToArray();
    }

    private static byte[] Written()
    {
        using var memory = new MemoryStream();
        using (var writer = new ResourceWriter(memory))
        {
            foreach (var (english, german) in Sentences)
            {
                writer.AddResource(english, german);
            }
        }
        return memory.ToArray();
    }
}
