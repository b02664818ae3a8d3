using Shouldly;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

/// <summary>Whoever falls back into the language they grew up with is heard where they say it outright; its nearest harmless twin is not taken for it.</summary>
public sealed class OtherLanguagesTests
{
    [Theory]
    [InlineData("Ich bringe mich heute um.", "Ich bringe mich heute ein, statt zu schweigen.")]
    [InlineData("Ich werde mich heute Nacht umbringen", "Ich werde mich heute Nacht umziehen")]
    [InlineData("Ich nehme mir das Leben.", "Ich nehme mir das Leben nicht so schwer wie früher.")]
    [InlineData("Habe gerade alle Tabletten geschluckt", "Habe gerade alle Tabletten sortiert")]
    [InlineData("Heute Nacht bringe ich mich um.", "Heute Nacht bringe ich mich ein.")]
    [InlineData("Morgen werde ich mich erhängen", "Morgen werde ich mich erholen")]
    [InlineData("Jetzt nehme ich mir das Leben", "Jetzt nehme ich mir das Leben nicht mehr so schwer")]
    [InlineData("Dann mache ich Schluss mit dem Leben", "Dann mache ich Schluss mit dem Rauchen")]
    [InlineData("Heute will ich sterben", "Heute will ich schlafen")]
    [InlineData("Esta noche me mato", "Esta noche me quedo")]
    [InlineData("Quiero matarme esta noche.", "Quiero mudarme esta noche.")]
    [InlineData("Quiero suicidarme, ya tengo las pastillas.", "Ya tengo las pastillas para la tos.")]
    [InlineData("Je veux mourir ce soir", "Je veux dormir ce soir")]
    [InlineData("Voglio uccidermi stanotte", "Voglio riposarmi stanotte")]
    [InlineData("Quero morrer hoje", "Quero dormir hoje")]
    [InlineData("Ik wil vannacht dood", "Ik wil vannacht slapen")]
    [InlineData("Ce soir je me tue", "Ce soir je me repose")]
    [InlineData("Stanotte mi ammazzo", "Stanotte mi riposo")]
    [InlineData("Vanavond maak ik er een einde aan", "Vanavond maak ik er een feest van")]
    [InlineData("Bu gece intihar edeceğim", "Bu gece istirahat edeceğim")]
    [InlineData("Me voy a matar esta noche", "Me voy a bañar esta noche")]
    [InlineData("Voy a suicidarme", "Voy a ducharme")]
    [InlineData("Je vais me tuer ce soir", "Je vais me coucher ce soir")]
    [InlineData("Ho deciso di uccidermi", "Ho deciso di riposare")]
    [InlineData("Vou me matar hoje", "Vou me deitar hoje")]
    [InlineData("Ik maak er vanavond een einde aan", "Ik maak er vanavond een feest van")]
    [InlineData("Zabiję się dziś", "Zbieram się dziś")]
    [InlineData("Kendimi öldüreceğim", "Kendimi seveceğim")]
    [InlineData("Ich will nicht mehr leben. Ich habe Tabletten gesammelt.", "Ich habe Tabletten sortiert.")]
    [InlineData("Der Abschiedsbrief ist da: Abschiedsbrief geschrieben.", "Der Brief ans Amt ist geschrieben.")]
    [InlineData("Voglio morire, ho le pillole qui", "Ho le pillole per la tosse")]
    [InlineData("Quero morrer, tenho os comprimidos aqui", "Tenho os comprimidos para a tosse")]
    [InlineData("Ik wil dood. Ik heb de pillen klaar.", "Ik heb de pillen klaar voor mijn moeder.")]
    public void An_intent_is_urgent(string danger, string twin) => Levels(danger, twin, RiskLevel.Urgent);

    [Theory]
    [InlineData("Ich will nicht mehr leben", "Ich will nicht mehr streiten")]
    [InlineData("Ich möchte einfach nur sterben", "Ich möchte einfach nur schlafen")]
    [InlineData("Ich will sterben", "Ich will nicht sterben")]
    [InlineData("Am liebsten wäre ich tot", "Am liebsten wäre ich am Meer")]
    [InlineData("Ich denke daran, mich umzubringen", "Ich denke daran, mich umzuziehen")]
    [InlineData("Manchmal will ich einfach nicht mehr leben", "Manchmal will ich einfach nicht mehr reden")]
    [InlineData("Sterben will ich", "Sterben will ich nicht")]
    [InlineData("Ich will heute Nacht nicht mehr leben", "Ich will heute Nacht nicht mehr lesen")]
    [InlineData("Quiero morir", "No quiero morir")]
    [InlineData("Ya no quiero vivir", "Quiero vivir")]
    [InlineData("J'ai envie de mourir", "J'ai envie de manger")]
    [InlineData("Je ne veux plus vivre", "Je ne veux plus fumer")]
    [InlineData("Je ne veux plus être là", "Je ne veux plus être en retard")]
    [InlineData("Voglio morire", "Non voglio morire")]
    [InlineData("Quero morrer", "Não quero morrer")]
    [InlineData("Ik wil dood", "Ik wil naar huis")]
    [InlineData("Chcę umrzeć", "Nie chcę umrzeć")]
    [InlineData("Ölmek istiyorum", "Uyumak istiyorum")]
    public void A_wish_to_be_dead_is_a_concern(string danger, string twin) => Levels(danger, twin, RiskLevel.Concern);

    private static void Levels(string danger, string twin, RiskLevel level)
    {
        RiskScreen.Screen(danger).Level.ShouldBe(level, danger);
        RiskScreen.Screen($"Today was long. {danger}").Level.ShouldBe(level, danger);
        RiskScreen.Screen(twin).Level.ShouldBe(RiskLevel.None, twin);
    }
}
