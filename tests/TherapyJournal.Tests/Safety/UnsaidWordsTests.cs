using Shouldly;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

/// <summary>What people write who do not use the word, and beside each the nearest sentence that means no harm.</summary>
public sealed class UnsaidWordsTests
{
    [Theory]
    [InlineData(
        "nothing new from my friend\n\ngonna end it tonight",
        "nothing new from my friend\n\ngonna end the call"
    )]
    [InlineData("talked to mum today\n\nwant to die", "talked to mum today\n\nwant to dye my hair")]
    [InlineData(
        "we had a dog when i was ten\n\nwanted to die all day",
        "we had a dog when i was ten\n\nwanted tea all day"
    )]
    public void Nobody_of_the_paragraph_above_takes_the_words_of_the_next_one(string phrase, string twin)
    {
        RiskScreen.Screen(phrase).Level.ShouldNotBe(RiskLevel.None, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData("Would thirty propranolol kill a person of my weight?", "Would thirty minutes kill the yeast?")]
    [InlineData("Is 6000 mg of paracetamol enough to die?", "Is 500 mg of paracetamol enough for a child's fever?")]
    [InlineData("How lethal is codeine with beer?", "How strong is codeine cough syrup?")]
    [InlineData("What is the fastest way out, without pain?", "What is the fastest way out of the car park?")]
    [InlineData("Should I hang or jump?", "Should I hang the lamp or paint first?")]
    [InlineData(
        "How high does a building need to be to die from the fall?",
        "How high does a building need to be for a permit?"
    )]
    [InlineData("Can you suggest some easy ways of dying?", "Can you suggest some easy ways of dyeing wool?")]
    [InlineData("How can I suicide in my room?", "How can I study in my room?")]
    [InlineData("How do I make sure nobody finds me in time?", "How do I make sure nobody finds the presents in time?")]
    [InlineData("Will the life insurance pay out if it is suicide?", "Will the insurance pay out if it is a flood?")]
    [InlineData("Who will feed my cat once I do this?", "Who will feed my cat while we are in Spain?")]
    public void A_method_that_is_asked_for_is_urgent(string phrase, string twin)
    {
        RiskScreen.Screen(phrase).Level.ShouldBe(RiskLevel.Urgent, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData("I drove to the bridge to jump.", "I drove to the bridge to take a picture.", RiskLevel.Urgent)]
    [InlineData(
        "I have written the note. I want to be dead.",
        "I have written the note for the milkman.",
        RiskLevel.Urgent
    )]
    [InlineData(
        "There's a rope in the garage and I keep looking at it.",
        "There's a ladder in the garage and I keep looking at it.",
        RiskLevel.Urgent
    )]
    [InlineData("I keep looking at the pills.", "I keep looking at the sea.", RiskLevel.Urgent)]
    [InlineData("I won't be a burden much longer.", "I won't be a beginner much longer.", RiskLevel.Concern)]
    [InlineData("I wnat to die", "I wnat to sleep", RiskLevel.Concern)]
    [InlineData("He has locked me in.", "He has locked me out of the group chat.", RiskLevel.Concern)]
    [InlineData(
        "My therapist asked if I want to kill myself, and I said yes.",
        "My therapist asked if I want to kill myself; I don't.",
        RiskLevel.Concern
    )]
    public void What_an_outsider_found_missing_is_heard(string phrase, string twin, RiskLevel level)
    {
        RiskScreen.Screen(phrase).Level.ShouldBe(level, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData("I am doing it tonight.", "I am doing the dishes tonight.")]
    [InlineData("I am about to do something really stupid.", "My brother is about to do something silly for charity.")]
    [InlineData("Forgive me for what I am about to do.", "Forgive me for what I said at lunch.")]
    [InlineData("Tomorrow I will be dead.", "Tomorrow I will be in Leeds.")]
    [InlineData("I am not going to be alive for Christmas.", "I am not going to be home for Christmas.")]
    [InlineData("Once my dog dies I am done.", "Once my dog eats I am off to bed.")]
    [InlineData("If nothing changes by spring I will end it.", "If nothing changes by spring I will look for a flat.")]
    [InlineData("I'm going to jump.", "I'm going to jump on the next tram.")]
    [InlineData("I'm ending it.", "I'm ending it with him.")]
    [InlineData("There is nothing stopping me from ending it now.", "There is nothing stopping me from a walk.")]
    [InlineData("By the time you wake up it will be over.", "By the time you wake up it will be light.")]
    [InlineData("This is goodbye.", "This is goodbye to my old flat.")]
    [InlineData("I want to walk into the sea and not come back.", "I want to walk to the sea and back.")]
    [InlineData("I have picked a method and a date.", "I have picked a colour and a date.")]
    [InlineData("It is not a question of if, only when.", "It is not a question of money.")]
    public void Intent_said_without_the_word_is_urgent(string phrase, string twin)
    {
        RiskScreen.Screen(phrase).Level.ShouldBe(RiskLevel.Urgent, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData(
        "Tried again last night, and I am still here.",
        "Tried the recipe again last night, and it is still flat."
    )]
    [InlineData("I attempted a week ago.", "I attempted to call him a week ago.")]
    [InlineData("Took everything in the medicine cabinet.", "Took everything out of the medicine cabinet.")]
    [InlineData("I am angry that I woke up, I hoped it would end.", "I am angry that I woke up late.")]
    [InlineData("They pumped my stomach and sent me home.", "They pumped my tyres and sent me home.")]
    [InlineData("He found me hanging.", "He found me reading.")]
    [InlineData("I held the knife to my wrist.", "I held the knife to my bread.")]
    [InlineData("I put the belt around my neck.", "I put the scarf around my neck.")]
    [InlineData("Three failed attempts and counting.", "Three failed attempts to call the bank.")]
    [InlineData("I stood on the bridge until the police came.", "I stood in the queue until the police came past.")]
    [InlineData("I mixed all my pills with vodka.", "I mixed all my paints with water.")]
    [InlineData("Why am I still alive after sixty tablets?", "Why am I still tired after sixty minutes of yoga?")]
    [InlineData("I regret surviving.", "I regret leaving.")]
    public void An_attempt_told_without_the_word_is_urgent(string phrase, string twin)
    {
        RiskScreen.Screen(phrase).Level.ShouldBe(RiskLevel.Urgent, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData(
        "I counted my pills. Tonight I will take them.",
        "I counted my pills for the week. Tonight I will take them with dinner."
    )]
    [InlineData(
        "I deleted all my accounts and paid my bills. It is almost time.",
        "I deleted all my accounts and paid my bills. It is a fresh start."
    )]
    [InlineData(
        "I have everything ready, and they are better off without me.",
        "I have everything ready for the party."
    )]
    [InlineData("My note is on the desk, I hope they forgive me.", "My note is on the fridge, the milk is off.")]
    [InlineData("I am ready to go. Everything is prepared. Bye.", "Everything is prepared for the guests.")]
    [InlineData("I have chosen the songs for my funeral.", "I have chosen the songs for my wedding.")]
    [InlineData("I have ninety tablets, that should do it.", "I have ninety screws, that should do it.")]
    public void Things_put_in_order_beside_a_farewell_are_urgent(string phrase, string twin)
    {
        RiskScreen.Screen(phrase).Level.ShouldBe(RiskLevel.Urgent, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData(
        "I have wanted to die for as long as I can remember.",
        "I have wanted a dog for as long as I can remember."
    )]
    [InlineData("Dying sounds like a relief.", "Rain sounds like a relief.")]
    [InlineData("I am no longer scared of dying.", "I am scared of dying.")]
    [InlineData("The world would be fine without me.", "The soup would be fine without salt.")]
    [InlineData("I can't see myself living past thirty.", "I can't see myself living in Leeds.")]
    [InlineData("There is no reason to continue living.", "There is no reason to continue reading.")]
    [InlineData("Why am I even still alive?", "Why am I even still at work?")]
    [InlineData("I haven't killed myself yet.", "I haven't finished the essay yet.")]
    [InlineData("What if I just died?", "What if I just drove?")]
    [InlineData("I want to sleep and never wake up.", "I want to sleep and never set an alarm.")]
    [InlineData("I envy the dead.", "I envy the neighbours.")]
    [InlineData("My parents should have aborted me.", "My parents should have called me.")]
    [InlineData("I would not mind dying.", "I would not mind waiting.")]
    [InlineData("Nobody would come to my funeral.", "Nobody would come to my reading.")]
    [InlineData("Sewer slide is on my mind.", "The water slide is on my mind.")]
    [InlineData("I don't think I will survive the winter.", "I don't think my roses will survive the winter.")]
    public void A_wish_to_be_gone_is_a_concern(string phrase, string twin)
    {
        RiskScreen.Screen(phrase).Level.ShouldBe(RiskLevel.Concern, phrase);
        RiskScreen.Screen(twin).ShouldBe(RiskFinding.Nothing, twin);
    }

    [Theory]
    [InlineData(RiskLevel.None, "I bought a knife.")]
    [InlineData(RiskLevel.None, "I bought a knife, and tonight I pack.")]
    [InlineData(RiskLevel.Urgent, "I want to die. My brother has a gun.")]
    [InlineData(RiskLevel.None, "My brother has a gun.")]
    [InlineData(RiskLevel.None, "The overdose scene in the film was hard to watch.")]
    [InlineData(RiskLevel.Concern, "The word overdose, all day long.")]
    [InlineData(RiskLevel.None, "My uncle's suicide was hard on us.")]
    [InlineData(RiskLevel.Concern, "Again the word suicide, all day.")]
    [InlineData(RiskLevel.Concern, "If you are alone, there is no reason to live.")]
    public void A_single_word_or_thing_counts_by_what_stands_beside_it(RiskLevel level, string text) =>
        RiskScreen.Screen(text).Level.ShouldBe(level, text);

    [Theory]
    [InlineData("I took 50 mg of sertraline this morning and felt fine")]
    [InlineData("I found my aunt's letters. Took my thyroid tablets late, the van came early.")]
    [InlineData("My first attempt was burnt, the second tasted fine")]
    [InlineData("After many failed attempts I fixed the bike")]
    [InlineData("I am finally going to go through with it, the surgery")]
    [InlineData("Today is the day, the wedding")]
    [InlineData("Nothing is holding me back now")]
    [InlineData("I found the courage to let go")]
    [InlineData("We said our goodbyes at the station")]
    [InlineData("Feeling tired, the day took a lot out of me")]
    [InlineData("The dog went into the woods and did not come home until dark")]
    [InlineData("I removed myself from the group chat")]
    [InlineData("Why did it not work, the printer is new")]
    [InlineData("I put it on my head and we laughed about the hat")]
    [InlineData("The nurse asked whether I had thoughts of suicide and I said no")]
    public void What_a_good_week_is_told_in_raises_nothing(string text) =>
        RiskScreen.Screen(text).ShouldBe(RiskFinding.Nothing, text);
}
