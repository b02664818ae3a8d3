using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class FindPatientTests(TestedDatabase on) : JournalTest(on)
{
    [Theory]
    [InlineData("Zoë Example")]
    [InlineData(" ZOË   example ")]
    [InlineData("Zoe\u0308 Example")]
    [InlineData("ZOE\u0308 EXAMPLE")]
    public async Task A_patient_is_found_by_exact_name_as_people_type_it(string named)
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await AddAsync(therapist, "Zoë Example");

        (await FindAsync(therapist, named)).ShouldBe(new FindPatientOutcome.Found(patient));
        (await FindAsync(therapist, "Zoë")).ShouldBe(new FindPatientOutcome.Missing());
    }

    [Fact]
    public async Task A_name_with_signs_that_nobody_sees_is_found_as_it_is_shown()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist, "ab\u202Ecd\u200B\uFEFF");

        (await House.Get<FindPatient>().RunAsync(therapist, "abcd", TestContext.Current.CancellationToken)).ShouldBe(
            new FindPatientOutcome.Found(patient)
        );
    }

    [Fact]
    public async Task A_name_that_was_put_on_another_record_leads_to_nobodys_words()
    {
        var therapist = await House.AddTherapistAsync();
        var (ada, ben) = (await AddAsync(therapist, "Ada"), await AddAsync(therapist, "Ben"));
        await House.ForgeAsync(
            $"update patients set name_hash = (select name_hash from patients where patient_id = {ada.Value}) where patient_id = {ben.Value}"
        );

        (await FindAsync(therapist, "Ada")).ShouldBeOfType<FindPatientOutcome.Damaged>().Row.Id.ShouldBe(ben.Value);
        (await FindAsync(therapist, "Ben")).ShouldBe(new FindPatientOutcome.Missing());
        (await FindAsync(therapist, $"{ada}")).ShouldBe(new FindPatientOutcome.Found(ada));
    }

    [Fact]
    public async Task A_patient_is_found_by_id_and_by_its_beginning()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await AddAsync(therapist, "Ada Example");
        var id = $"{patient}";

        foreach (var named in (string[])[id, id.ToUpperInvariant(), id.Replace("-", ""), id[..20]])
        {
            (await FindAsync(therapist, named)).ShouldBe(new FindPatientOutcome.Found(patient));
        }
    }

    [Fact]
    public async Task Two_of_one_name_are_both_named()
    {
        var therapist = await House.AddTherapistAsync();
        PatientId[] both = [await AddAsync(therapist, "Ada Example"), await AddAsync(therapist, "ada example")];

        var outcome = await FindAsync(therapist, "Ada Example");

        outcome.ShouldBeOfType<FindPatientOutcome.Several>().Ids.ShouldBe(both, ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("%")]
    [InlineData("Nobody")]
    public async Task Nothing_is_found_for_what_names_nobody(string named)
    {
        var therapist = await House.AddTherapistAsync();
        await AddAsync(therapist, "Ada Example");

        (await FindAsync(therapist, named)).ShouldBe(new FindPatientOutcome.Missing());
    }

    [Fact]
    public async Task Another_therapists_patient_is_not_found_and_hides_nobody_of_ones_own()
    {
        var (owner, other) = (await House.AddTherapistAsync(), await House.AddTherapistAsync("Other"));
        var theirs = await AddAsync(owner, "Ada Example");
        (await FindAsync(other, "Ada Example")).ShouldBe(new FindPatientOutcome.Missing());
        (await FindAsync(other, $"{theirs}")).ShouldBe(new FindPatientOutcome.Missing());

        var own = await AddAsync(other, "Ada Example");

        (await FindAsync(other, "Ada Example")).ShouldBe(new FindPatientOutcome.Found(own));
    }

    private async Task<PatientId> AddAsync(TherapistId therapist, string name) =>
        (await House.Get<AddPatient>().RunAsync(new NewPatient(name), therapist, Cancel))
            .ShouldBeOfType<AddPatientOutcome.Added>()
            .Id;

    private Task<FindPatientOutcome> FindAsync(TherapistId therapist, string named) =>
        House.Get<FindPatient>().RunAsync(therapist, named, Cancel);
}

public sealed class FindPatientOnSqlite() : FindPatientTests(TestedDatabase.Sqlite);

public sealed class FindPatientOnPostgres() : FindPatientTests(TestedDatabase.Postgres);
