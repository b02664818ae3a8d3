using Shouldly;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

/// <summary>How words are really typed, and how they are hidden.</summary>
public sealed class DisguisedWordsTests
{
    [Theory]
    [InlineData("I'm going to kms")]
    [InlineData("im gonna kms")]
    [InlineData("I\u2019m going to kill myself")]
    [InlineData("I\u02BCm gonna kill my self")]
    [InlineData("I am going to commit sucide")]
    [InlineData("i am going to commit suicied")]
    [InlineData("I am going to unalive myself")]
    [InlineData("I am going to k1ll myself")]
    [InlineData("I am going to k!ll mys3lf")]
    [InlineData("I am going to kiiiiill myself")]
    [InlineData("I AM GOING TO KILL MYSELF")]
    [InlineData("I am\ngoing to\nkill\nmyself")]
    [InlineData("I am going   to \t kill   myself")]
    [InlineData("I am going to kill\u200Bmyself, I am going to ki\u200Bll myself")]
    [InlineData("I am going to k\u00ADill myself")]
    [InlineData("I am going to \u043A\u0456ll m\u0443self")]
    [InlineData("\uFF29 \uFF41\uFF4D going to \uFF4B\uFF49\uFF4C\uFF4C myself")]
    [InlineData("I am going to k i l l myself")]
    [InlineData("I am going to k.m.s")]
    [InlineData("I am going to kill 😭 myself 😭")]
    [InlineData("I am going to... kill myself")]
    [InlineData("*I am going to kill myself*")]
    [InlineData("I am going 2 kill myself 2nite")]
    [InlineData("I am going to k*ll m*self")]
    [InlineData("I am going to commit su**ide")]
    [InlineData("I am going to un-alive myself")]
    [InlineData("gonna unaliv myself")]
    [InlineData("I am going to commit sewer slide")]
    [InlineData("I am going to\n\nkill myself")]
    [InlineData("im gona end my lfe")]
    [InlineData("i am going to edn my liffe tonight")]
    [InlineData("gonna kil my slef")]
    [InlineData("i will jill myself tonight")]
    [InlineData("im gonna hnag myself")]
    [InlineData("I'm going to 💀 myself")]
    [InlineData("I am going to \U0001F52B my self tonight")]
    [InlineData("🔪 to my wrists tonight 😭")]
    [InlineData("a knife to my wrists tonight")]
    [InlineData("i took all my 💊")]
    [InlineData("everyone wuld be beter off wihtout me gna end it tonite")]
    [InlineData("I am going 😭😭 to 😭 end ☠️ my 🖤 life")]
    public void A_disguised_or_mistyped_intent_is_urgent(string text) =>
        RiskScreen.Screen(text).Level.ShouldBe(RiskLevel.Urgent);

    [Theory]
    [InlineData("i wanna d13")]
    [InlineData("I want 2 d1e")]
    [InlineData("I want to d*e")]
    [InlineData("I want to\n\ndie")]
    [InlineData("su1cid3, all day")]
    [InlineData("i wnat to dei")]
    [InlineData("i want too die")]
    [InlineData("i want 2 dei")]
    [InlineData("i wsih i was ded")]
    [InlineData("i want to kil myslef")]
    [InlineData("I want to 💀 myself")]
    [InlineData("i just want to ⚰️")]
    public void A_disguised_wish_is_a_concern(string text) => RiskScreen.Screen(text).Level.ShouldBe(RiskLevel.Concern);

    [Theory]
    [InlineData("i want to kil myslef", "i want to kill myself")]
    [InlineData("im gona end my lfe", "im going to end my life")]
    [InlineData("I want to 💀 myself", "I want to kill myself")]
    [InlineData("I want to 💀 myself 🔪", "I want to kill myself. A knife.")]
    [InlineData("tonite i wil kll myself", "tonight i will kill myself")]
    public void A_slip_of_the_finger_lowers_nothing(string mistyped, string spelled) =>
        RiskScreen.Screen(mistyped).Severity.ShouldBe(RiskScreen.Screen(spelled).Severity);

    [Theory]
    [InlineData("The homicide novel was long")]
    [InlineData("Sh, the baby sleeps")]
    [InlineData("Sh*t happens")]
    [InlineData("Room 4 is on the 1st floor!It is sunny")]
    [InlineData("We spelled a b c d e f g")]
    [InlineData("I want 2 tablets and 4 good eggs")]
    [InlineData("The h*ll with it, he is k*nd")]
    [InlineData("I am going to\n\nthe shop")]
    [InlineData("I never said\n\nI want tea")]
    [InlineData("That joke, I am 💀💀 and so is my sister")]
    [InlineData("Cut the onions with the big 🔪 myself")]
    [InlineData("Picked up my 💊 from the pharmacy and a new kitchen 🔪")]
    [InlineData("I want to dive, to dice and to diet, and not to lie")]
    [InlineData("Going to diy myself a shelf")]
    [InlineData("I end my line here; I send my life to the printer")]
    [InlineData("He took my wife to the station")]
    [InlineData("I fill myself with tea and bill myself for it")]
    [InlineData("They hurt my shelf")]
    public void A_word_that_only_looks_alike_raises_nothing(string text) =>
        RiskScreen.Screen(text).ShouldBe(RiskFinding.Nothing);
}
