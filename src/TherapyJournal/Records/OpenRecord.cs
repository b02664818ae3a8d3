using TherapyJournal.Practices;

namespace TherapyJournal.Records;

/// <summary>Seals a patient's rows; it opens nothing.</summary>
public class PatientSealer
{
    private protected PatientSealer(PatientId patient, RowSeal seal) => (Patient, RowSeal) = (patient, seal);

    /// <summary>Whose rows it seals.</summary>
    public PatientId Patient { get; }

    private protected RowSeal RowSeal { get; }

    /// <summary>Seals the content as the row's next version; a new row becomes this patient's.</summary>
    /// <exception cref="InvalidOperationException">The row is another patient's.</exception>
    public void Seal<TContent>(PatientRow<TContent> row, TContent content)
    {
        if (row.Version == 0)
        {
            row.PatientId = Patient;
        }
        if (row.PatientId != Patient)
        {
            throw new InvalidOperationException($"The {row.Label} {row.Id} is another patient's.");
        }
        RowSeal.Seal(row, content, row.Shape);
    }

    internal static PatientSealer Of(PatientId patient, RowSeal seal) => new(patient, seal);
}

/// <summary>A patient's record, opened by the one door for one reader and one purpose. It counts what it opens.</summary>
public sealed class OpenRecord : PatientSealer
{
    private readonly List<DamagedRow> damaged = [];
    private readonly PatientStanding? standing;

    internal OpenRecord(PatientId patient, Reader reader, RowSeal seal, FoundPatient found)
        : base(patient, seal)
    {
        (Reader, standing, IsGone) = (reader, found.Standing, found.IsGone);
        IsHidden = found is { IsGone: true, Kept: null };
        IsInTheirPlace = reader is Reader.Therapist && found.Caseload is null;
        OnRecordOf = found.Kept is { } kept ? MadeOf(kept) ?? patient : patient;
    }

    /// <summary>Who reads.</summary>
    public Reader Reader { get; }

    /// <summary>Whether the patient is hidden or erased: then nothing of what they wrote may be shown beside an alert, and who they are only where <see cref="IsHidden"/> says more.</summary>
    public bool IsGone { get; }

    /// <summary>Whether they wait for their erasure and are still there: while an urgent alert stands, whoever may help has to know who it is (GDPR Art. 9 (2) (c), vital interests).</summary>
    public bool IsHidden { get; }

    /// <summary>Whether a therapist reads who only answers in another's place: an alert and whom to phone, and no entry.</summary>
    public bool IsInTheirPlace { get; }

    /// <summary>Whose access record this reading stands in: of what is kept, that of the patient who was erased.</summary>
    internal PatientId OnRecordOf { get; }

    /// <summary>How things stand with the patient.</summary>
    /// <exception cref="DamagedRowException">The row was changed or removed outside the program.</exception>
    public PatientStandingContent Standing =>
        standing is null ? throw new DamagedRowException(PatientStanding.Name, Patient.Value) : Open(standing);

    /// <summary>The same; null, and noted in <see cref="Damaged"/>, where it does not open.</summary>
    public PatientStandingContent? StandingOrNull =>
        standing is not null && OpenAll([standing], Open) is [(_, var content)] ? content : null;

    /// <summary>How many rows were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Rows that did not open: changed outside the program.</summary>
    public IReadOnlyList<DamagedRow> Damaged => damaged;

    /// <summary>Whether this reader may see what the patient keeps private.</summary>
    public bool SeesPrivate => Reader is Reader.Patient;

    // An alert that stands beside a row that does not open must go on calling, so that row alone is lost.
    private PatientId? MadeOf(KeptRecord row)
    {
        try
        {
            return new PatientId(RowSeal.Open(row, row.Shape).Patient);
        }
        catch (DamagedRowException)
        {
            damaged.Add(new DamagedRow(row.Label, row.Id));
            return null;
        }
    }

    /// <summary>Opens a row.</summary>
    /// <exception cref="DamagedRowException">The row was changed outside the program.</exception>
    /// <exception cref="InvalidOperationException">It is for one therapist alone, and this reader is another.</exception>
    public TContent Open<TContent>(PatientRow<TContent> row)
    {
        if (row.OnlyFor is { } author && (Reader as Reader.Therapist)?.Id != author)
        {
            throw new InvalidOperationException($"The {row.Label} {row.Id} is for whoever wrote it alone.");
        }
        if (row.PatientId != Patient)
        {
            throw new DamagedRowException(row.Label, row.Id);
        }
        var content = RowSeal.Open(row, row.Shape);
        Opened++;
        return content;
    }

    /// <summary>Looks whether a row opens, and hands nothing out.</summary>
    internal void Check(PatientRow row)
    {
        if (row.PatientId == Patient && RowSeal.Opens(row))
        {
            Opened++;
        }
        else
        {
            damaged.Add(new DamagedRow(row.Label, row.Id));
        }
    }

    /// <summary>Opens the rows that open, and notes the others in <see cref="Damaged"/>.</summary>
    public IReadOnlyList<(TRow Row, TContent Content)> OpenAll<TRow, TContent>(
        IEnumerable<TRow> rows,
        Func<TRow, TContent> open
    )
        where TRow : PatientRow
    {
        var opened = new List<(TRow, TContent)>();
        foreach (var row in rows)
        {
            try
            {
                opened.Add((row, open(row)));
            }
            catch (DamagedRowException)
            {
                damaged.Add(new DamagedRow(row.Label, row.Id));
            }
        }
        return opened;
    }
}

/// <summary>A row that does not open.</summary>
public sealed record DamagedRow(string Label, Guid Id);
