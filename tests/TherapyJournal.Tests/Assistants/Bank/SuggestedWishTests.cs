using Shouldly;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed class SuggestedWishTests
{
    [Theory]
    [InlineData("I want to be able to say no to my sister.", "be able to say no to my sister")]
    [InlineData("Tired. I’d really like to sleep through the night, because I am worn out.", "sleep through the night")]
    [InlineData("I wish I could talk to my father again.", "talk to my father again")]
    [InlineData("My goal is to ride the bus alone.", "ride the bus alone")]
    [InlineData("I need to learn to ask for help.", "learn to ask for help")]
    [InlineData("and so I want to spend more time with my son", "spend more time with my son")]
    public void A_plain_wish_is_found_in_its_own_words(string entry, string expected) =>
        Of(entry)!.Text.ShouldBe(expected);

    [Fact]
    public void The_evidence_is_the_whole_sentence() =>
        Of("It rained. Still, I want to trust people more, really. The end.")!
            .Evidence.ShouldBe("Still, I want to trust people more, really.");

    [Theory]
    [InlineData("I want to die.")]
    [InlineData("I want to disappear for good.")]
    [InlineData("I just want to not wake up.")]
    [InlineData("I want to make him pay for it.")]
    [InlineData("I want to get back at her.")]
    [InlineData("I want to hurt myself again.")]
    [InlineData("I want to be gone from here.")]
    [InlineData("I want to stop existing like this.")]
    [InlineData("I want to stop eating so much.")]
    [InlineData("I want to lose weight fast.")]
    [InlineData("I just want to be done.")]
    [InlineData("I want to be at peace with it all.")]
    [InlineData("I just want to end this, all of it.")]
    [InlineData("I want to make it easy on my family.")]
    [InlineData("I want it to be quiet and I want to be painless.")]
    [InlineData("I am a burden. I want to learn to cook.")]
    [InlineData("I want to be with my grandmother in heaven.")]
    [InlineData("I want to learn the cello. I also thought about suicide.")]
    public void Death_harm_and_revenge_never_become_a_goal(string entry) => Of(entry).ShouldBeNull();

    [Theory]
    [InlineData("I don't want to be like my sister.")]
    [InlineData("I never want to talk to her about it.")]
    [InlineData("She said \"I want to learn the cello\".")]
    [InlineData("She said I want to learn the cello.")]
    [InlineData("If I want to sleep through I read.")]
    [InlineData("Do I want to learn the cello?")]
    [InlineData("I wanted to learn the cello.")]
    [InlineData("I want to go home.")]
    [InlineData("I need to call the dentist.")]
    [InlineData("I want to talk to my boss tomorrow.")]
    [InlineData("I wish I could have said it.")]
    [InlineData("I want to.")]
    [InlineData("Ali want to learn the cello.")]
    public void What_is_not_a_plain_wish_of_ones_own_is_left_alone(string entry) => Of(entry).ShouldBeNull();

    [Theory]
    [InlineData("Tired. I'd really like to sleep through the night, because I am worn out.", "sleep through the night")]
    [InlineData(
        "I want to be able to say no to my mother without explaining myself.",
        "be able to say no to my mother without explaining myself"
    )]
    [InlineData("I want to sleep better.", "sleep better")]
    [InlineData("I would like to see my friends more often.", "see my friends more often")]
    [InlineData("I want to stop smoking.", "stop smoking")]
    [InlineData("I wish I could worry less about money.", "worry less about money")]
    [InlineData("I'd like to get up earlier.", "get up earlier")]
    [InlineData(
        "I want to be able to leave the house without checking the door.",
        "be able to leave the house without checking the door"
    )]
    [InlineData("I would love to make new friends.", "make new friends")]
    [InlineData("I want to be more patient with my children.", "be more patient with my children")]
    [InlineData("I'd like to go for a walk every day.", "go for a walk every day")]
    [InlineData("I want to learn the cello.", "learn the cello")]
    [InlineData("I want to feel less alone in the evenings.", "feel less alone in the evenings")]
    [InlineData("I really want to find a job.", "find a job")]
    [InlineData("I need to stand up for myself at work.", "stand up for myself at work")]
    [InlineData("I want to drink less.", "drink less")]
    [InlineData("I wish I could take better care of myself.", "take better care of myself")]
    [InlineData("I would like to go back to work.", "go back to work")]
    [InlineData("I want to stop apologising all the time.", "stop apologising all the time")]
    [InlineData("I want to cope better with criticism.", "cope better with criticism")]
    [InlineData("I want to speak up in meetings.", "speak up in meetings")]
    [InlineData("I want to finish my thesis.", "finish my thesis")]
    [InlineData("I want to accept help from others.", "accept help from others")]
    [InlineData("I'd like to start exercising again.", "start exercising again")]
    // From here on written when the rules stood.
    [InlineData(
        "I wish I were able to be here. I want to be able to take the train without panicking.",
        "be able to take the train without panicking"
    )]
    [InlineData("I'd like to call my sister once a week.", "call my sister once a week")]
    [InlineData("I really want to stop comparing myself to others.", "stop comparing myself to others")]
    [InlineData("I want to learn to cook for myself, nothing fancy.", "learn to cook for myself")]
    [InlineData("I want to go to bed on time.", "go to bed on time")]
    [InlineData("I would like to be a better listener.", "be a better listener")]
    [InlineData("I want to feel more confident at work.", "feel more confident at work")]
    [InlineData("I'd love to talk openly with my wife about money.", "talk openly with my wife about money")]
    [InlineData("I want to spend less time on my phone.", "spend less time on my phone")]
    [InlineData("I want to get along better with my stepfather.", "get along better with my stepfather")]
    [InlineData("My goal is to leave the flat more often.", "leave the flat more often")]
    [InlineData("I want to say no without feeling guilty.", "say no without feeling guilty")]
    [InlineData("I would like to read again, a whole book.", "read again")]
    [InlineData("I wish I could be kinder to myself.", "be kinder to myself")]
    [InlineData("I need to handle my anger better.", "handle my anger better")]
    [InlineData("I would like to join a choir.", "join a choir")]
    [InlineData("I need to set boundaries with my mother.", "set boundaries with my mother")]
    [InlineData("I want to eat breakfast every morning.", "eat breakfast every morning")]
    [InlineData("I'd like to meet new people.", "meet new people")]
    public void A_wish_that_a_therapist_would_call_a_goal_is_found(string entry, string expected) =>
        Of(entry).ShouldNotBeNull().Text.ShouldBe(expected);

    [Theory]
    [InlineData("I would like to remember that it was all.")]
    [InlineData("I want to put that number here so that I find it again.")]
    [InlineData("I want to throw the phone into the canal.")]
    [InlineData("I want to get it off my chest.")]
    [InlineData("I want to put my foot down.")]
    [InlineData("I would like to turn over a new leaf.")]
    [InlineData("I want to sleep on it.")]
    [InlineData("I want to sleep for a hundred years.")]
    [InlineData("I want to be the bigger person.")]
    [InlineData("I want to have my cake and eat it.")]
    [InlineData("I wish I could turn back the clock.")]
    [InlineData("I want to learn my lesson.")]
    [InlineData("I want to find the words for it.")]
    [InlineData("I want to find my feet.")]
    [InlineData("I'd like to be a fly on the wall.")]
    [InlineData("I want to stop the world and get off.")]
    [InlineData("I want to pull myself together.")]
    [InlineData("I want to start with the kitchen.")]
    [InlineData("I want to walk on air.")]
    [InlineData("I want to spend the night at hers.")]
    [InlineData("I want to talk to the manager.")]
    [InlineData("I want to be there when he finds out.")]
    [InlineData("I want to be left alone.")]
    [InlineData("I want to trust this.")]
    [InlineData("I'd like to think that he meant well.")]
    [InlineData("I want to say that I tried.")]
    [InlineData("I want to read between the lines.")]
    [InlineData("I want to make a long story short.")]
    [InlineData("I want to keep my head above water.")]
    [InlineData("I want to take it back.")]
    [InlineData("I want to sink into the ground.")]
    [InlineData("I would like to see him try.")]
    [InlineData("I want to call it a day.")]
    [InlineData("I want to work it out.")]
    [InlineData("I wish I could talk to her.")]
    [InlineData("I want to learn more about it.")]
    [InlineData("I want to be able to.")]
    [InlineData("I want to feel something.")]
    // From here on written when the rules stood.
    [InlineData("I want to ask my boss for fewer hours.")]
    [InlineData("I want to let the cat out of the bag.")]
    [InlineData("I want to bury the hatchet.")]
    [InlineData("I would like to know what she was thinking.")]
    [InlineData("I want to stop and smell the roses.")]
    [InlineData("I want to stop hearing that song.")]
    [InlineData("I want to spend more time like this one.")]
    [InlineData("I want to learn the truth about all of it.")]
    [InlineData("I wish I could be a child again.")]
    [InlineData("I want to start over.")]
    [InlineData("I want to go the extra mile.")]
    [InlineData("I'd like to hear the other side.")]
    [InlineData("I want to sleep until spring.")]
    [InlineData("I want to make up for it.")]
    [InlineData("I want to see the back of him.")]
    [InlineData("I want to feel at home in my own skin when I.")]
    [InlineData("I want to be in two places at once.")]
    [InlineData("I want to run a mile from this conversation.")]
    [InlineData("I would like to point out that I was early.")]
    [InlineData("I want to walk the dog before it rains.")]
    [InlineData("I want to be more than a number.")]
    [InlineData("I want to take my time with the soup.")]
    [InlineData("I want to keep the ticket.")]
    [InlineData("I want to say thank you to the nurse.")]
    [InlineData("I want to play it by ear.")]
    [InlineData("I want to accept the parcel first.")]
    [InlineData("I want to find a pen.")]
    public void Idioms_fragments_and_wishes_of_the_moment_are_no_goals(string entry) => Of(entry).ShouldBeNull();

    [Theory]
    [InlineData("I want to sleep through the night.", "sleep through")]
    [InlineData("I want to be able to say no to my sister.", "Say no to my sister")]
    [InlineData("I want to learn to cook.", "learn to cook")]
    public void A_goal_that_is_there_already_is_not_suggested(string entry, string goal) =>
        Of(entry, goal).ShouldBeNull();

    private static SuggestedWish? Of(string entry, params string[] goals) =>
        ExtractiveSummary.Of(entry, [.. goals.Select(goal => (Guid.Empty, goal))]).SuggestedGoal;
}
