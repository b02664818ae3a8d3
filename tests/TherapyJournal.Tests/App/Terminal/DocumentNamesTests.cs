using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Shouldly;
using TherapyJournal.App.Demo;
using TherapyJournal.App.Telegram;
using TherapyJournal.App.Terminal.Commands;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>The names in the documents of --json are a contract with everybody's scripts: they are added to, never renamed or taken away.</summary>
public sealed class DocumentNamesTests
{
    /// <summary>Every document with its names. A new name joins its line here, and from then on stays.</summary>
    private const string Promised = """
        AccessDocument: at readerKind reader readerName purpose count damaged sentence
        AlertDocument: id patient patientName at level severity categories state private history source entry contact joined
            raisedBy quotation
        AlertEventDocument: at what by note byName
        AnswerDocument: kind understood from until entries sentences against passages writtenBy dropped modelFailed
        AnsweredDocument: text citations
        AuditDocument: patient intact why rowsOpened damaged readings
        BackupDocument: file rows
        BriefDocument: begins from to private parts
        BriefGroundDocument: kind day entry quotation
        BriefPartDocument: part sentences more
        BriefSentenceDocument: text grounds
        ChatDocument: patient state link start until channel since confirmed blockedSince
        CheckDocument: name light sentence
        CoverDocument: by from until
        CitationDocument: entry day quotation
        ConsentDocument: kind given textVersion at by text state byName used
        DamagedDocument: label id
        DoctorDocument: light checks
        ContactDocument: email isProven
        DoneDocument: done id
        DraftDocument: from file written why
        DroppedDocument: field times why
        EntryDocument: id at recordedAt text private number summary
        EraseDocument: patient state due rows tracesCleared keptUntil alertsThatStand
        ExportDocument: patient file entries damaged
        GoalDocument: id text open version history
        GoalEventDocument: at kind by text why suggestedGoal evidence byName suggestedBy
        HelplineDocument: country countryName emergency line dial languages confirmed confirmedAt confirmedBy
        HitDocument: id at text excerpt
        ImportDocument: done people read taken alreadyHere elsewhere erased notTaken notTakenList goalsNotTaken
            goalsNotTakenList entries alerts entriesNotTaken entriesNotTakenList dropped drafts
        InferredMoodsDocument: inferred sentence weeks
        InferredWeekDocument: when pleasant unpleasant both said
        InboxDocument: id patient patientName at notification sentences insights suggestedGoal risk writtenBy
            modelFailed dropped tokens isNew inAnotherLanguage
        JoinedDocument: at level
        KeptDocument: id patient patientName erasedAt until why goals summaries alerts
        KeptAlertDocument: id at level state history covers
        KeptGoalDocument: text open history
        KeptSummaryDocument: at sentences insights writtenBy
        LeftDocument: patientId place reason
        ModelCallDocument: id at step host model instructionsHash sent state reason tokensIn tokensCached tokensOut
            milliseconds
        NewKeyDocument: id key
        PassageDocument: entry at text
        PatientDocument: id name status born contact country timezone language often depth method tone reflections seek
            avoid consents entries lastEntryAt sessions goals therapists reminders weekly quietDays
        PieceDocument: text lit
        PlannedDocument: id at text why writtenBy touchesAvoided
        OwnerDocument: id name email
        OwnerInvitedDocument: id email codeSent link until isProven
        PracticeDocument: name patientLabel readingTimes aiToPatient inferMood helplinesConfirmed keepYears keepWhy
            retentionMonths modelScreen nudgeText shareSummaries
        PromptDocument: id at text why goal writtenBy asksWhatHelped modelFailed tokens
        RatingDocument: id measure rating goal at
        RequestDocument: id patient patientName at kind text state doneAt
        ReflectionDocument: text writtenBy modelFailed
        RestoredDocument: madeAt rows erasedPatients accessLinesLost
        ReviewDocument: id decision goal
        RiskDocument: id level severity state at raisedBy
        RotatedDocument: masterKey rewrapped left damaged
        SafetyPlanDocument: at by steps whomToCall earlier
        SafetyPlanStepDocument: number step title lines
        SessionNotesDocument: session text at earlier
        SearchDocument: understood from to order hits
        SentDocument: kind entry characters seconds
        SentenceDocument: text quotation raised
        StepDocument: step model host file ownWording hash lastUsed calls failed stopped tokensIn tokensCached tokensOut
            cost
        SuggestedGoalDocument: id text goal evidence state writtenBy
        SummaryDocument: notification sentences insights writtenBy modelFailed dropped tokens
        ThemeDocument: key name field entries days movement quotations against goals namedByModel parts elsewhere
        ThemePartDocument: key name entries
        ThemeQuotationDocument: entry at text
        ThemesDocument: entries from to themes writtenBy dropped modelFailed
        TrendDocument: sentence numbers
        TrendEventDocument: day what goal text
        TrendNumberDocument: when number
        TrendOfGoalDocument: goal text open ratings
        TrendsDocument: from to timezone weeks lengths pauses hours moods goals events private inferredMoods
        TherapistCodeDocument: therapist start until link
        TherapistDocument: id name email covers nights timezone telegramSince blockedSince nudges digest quietHours
            briefs
        TriedDocument: step request reply failure writtenBy tokens
        VersionDocument: version
        WaitingWordsDocument: id patient at kind text why writtenBy entry
        WebInviteDocument: id link until
        WeekDocument: from to entries days quotations helped
        WeekInNumbersDocument: entries patients requests quiet
        WeekQuotationDocument: on words
        WorkedDocument: done steps repeated
        WriteDocument: id patient at repeated mended reflection risk crisisWords joined
        """;

    /// <summary>What the contract of the terminal promises by name, and in which document of the loop it stands.</summary>
    private static readonly Dictionary<Type, string[]> Contract = new()
    {
        [typeof(EntryDocument)] = ["id", "at", "text"],
        [typeof(InboxDocument)] =
        [
            "id",
            "patient",
            "at",
            "notification",
            "sentences",
            "insights",
            "suggestedGoal",
            "risk",
            "writtenBy",
            "tokens",
        ],
        [typeof(SentenceDocument)] = ["text", "quotation"],
        [typeof(PromptDocument)] = ["id", "at", "text", "why", "goal", "writtenBy", "tokens"],
        [typeof(SummaryDocument)] = ["notification", "sentences", "insights", "writtenBy", "tokens"],
        [typeof(WriteDocument)] = ["id", "patient", "at", "risk"],
    };

    private static readonly IReadOnlyDictionary<string, string[]> Written = NamesOf(typeof(EntryDocument).Assembly);

    [Fact]
    public void No_name_is_renamed_or_taken_away()
    {
        var promised = Lines(Promised);

        promised.Count.ShouldBeGreaterThan(200);
        promised.Except(Lines(Written)).ShouldBeEmpty("scripts read these");
    }

    [Fact]
    public void A_new_name_is_promised_from_the_day_it_is_there() =>
        Lines(Written).Except(Lines(Promised)).ShouldBeEmpty("they join the list in this file");

    [Fact]
    public void Every_name_of_the_contract_stands_in_the_document_that_it_belongs_to()
    {
        foreach (var (document, names) in Contract)
        {
            names.Except(Written[document.Name]).ShouldBeEmpty(document.Name);
        }
    }

    [Fact]
    public void Names_are_in_camel_case() =>
        Lines(Written)
            .Select(line => line.Split(' ')[1])
            .Where(name => !char.IsAsciiLetterLower(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            .ShouldBeEmpty();

    [Fact]
    public void A_renamed_name_is_seen()
    {
        var renamed = Promised.Replace("crisisWords", "fixedWords", StringComparison.Ordinal);

        Lines(renamed).Except(Lines(Written)).ShouldBe(["WriteDocument fixedWords"]);
        Lines(Written).Except(Lines(renamed)).ShouldBe(["WriteDocument crisisWords"]);
    }

    /// <summary>What the generated serializers write of each object, as it stands in the document.</summary>
    private static Dictionary<string, string[]> NamesOf(Assembly app) =>
        app.GetTypes()
            // What a demo reads is no document, nor what Telegram is asked.
            .Where(t =>
                t.IsSubclassOf(typeof(JsonSerializerContext)) && t != typeof(SampleJson) && t != typeof(TelegramJson)
            )
            .Select(t => (JsonSerializerContext)t.GetProperty("Default")!.GetValue(null)!)
            .SelectMany(context =>
                context
                    .GetType()
                    .GetProperties()
                    .Where(p => p.PropertyType.IsSubclassOf(typeof(JsonTypeInfo)))
                    .Select(p => (JsonTypeInfo)p.GetValue(context)!)
            )
            .Where(info => info.Kind == JsonTypeInfoKind.Object)
            .DistinctBy(info => info.Type)
            .ToDictionary(
                info => info.Type.Name,
                info => info.Properties.Select(p => p.Name).ToArray(),
                StringComparer.Ordinal
            );

    private static List<string> Lines(string promised)
    {
        var (lines, document) = (new List<string>(), "");
        foreach (var word in promised.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.EndsWith(':'))
            {
                document = word[..^1];
            }
            else
            {
                lines.Add($"{document} {word}");
            }
        }
        return lines;
    }

    private static List<string> Lines(IReadOnlyDictionary<string, string[]> documents) =>
        [.. documents.SelectMany(d => d.Value.Select(name => $"{d.Key} {name}"))];
}
