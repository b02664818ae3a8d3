namespace TherapyJournal.Tests.Safety.Guard;

/// <summary>Good questions, reasons and reflections in various tones: what a guard that stops too much would cost.</summary>
internal static class GoodWords
{
    public const string Table = """
        q: What did you notice on the walk by the canal on Tuesday?
        q: When the heron stood there again, what else was around you?
        q: What was a little easier on the evening when you slept without the phone?
        q: Which part of the night shift went as you wished?
        q: What did you and Marta laugh about besides the soup?
        q: Where was the phone on the night that you slept a little longer?
        q: What would you like your mother to hear first when you call her back?
        q: Who at work knows what a moved night shift means for you?
        q: What helped, even a little, in the hours when you lay awake?
        q: Think of one evening this week. Where did the phone end up?
        q: What does the canal look like at the time when you usually walk there?
        q: How did dinner go after Mr Okafor moved the shift?
        q: What happened just before you picked up the phone last night?
        q: If the heron could tell one thing about you, what would it be?
        q: What was the first thing on your mind when you woke up from that sleep?
        q: Is there something about the call with Marta that you would like to keep?
        q: What makes a second walk by the canal in one week possible?
        q: Which small thing in the kitchen did you enjoy, burnt soup or not?
        q: What do you need before the night shift to feel rested?
        q: You wrote that you laughed with Marta. What started it?
        q: What went through your head when the doctor changed your sertraline?
        q: How would you describe the canal to somebody who has never seen it?
        q: What do you usually do in the hour before sleep, with or without the phone?
        q: What has changed in the mornings since you began to walk?
        q: Which sound from the canal comes back to you now?
        w: Because your goal is to walk by the canal twice a week, and on Tuesday you wrote about the heron.
        w: Because you wrote that you lay awake until three, and a goal is to sleep without the phone.
        w: Because on 2026-03-02 you mentioned Marta and the burnt soup.
        w: You asked for questions about the family, and Marta called last week.
        w: Because “Have less anxiety before the shift” is a goal of yours.
        w: It is a light question, since the last entries were heavy.
        w: Because you wrote that you should call your mother back, and you keep putting it off.
        w: Because the last two questions did not ask what helped.
        r: The heron stood there again, and you saw it.
        r: Burnt soup, and laughter with Marta. Both are on the page now.
        r: You lay awake until three with the phone in your hand. That is a long night.
        r: “I could breathe again for a moment.” That sentence stands here as you wrote it.
        r: A canal, a heron, a Tuesday. Not much more was needed for this entry.
        r: You wrote that the doctor changed your sertraline, and that you sleep badly.
        r: The night shift moved again, and with it the whole week.
        r: Marta called. There was laughter, and there was soup that nobody could eat.
        r: Three in the morning, the phone still bright, and the call to your mother still to be made.
        r: You wrote that you should call your mother back. It is written down, and it can rest there for tonight.
        r: That you were angry about the shift has its place here, beside the bread and the old knife.
        r: Quiet words today: a walk by the canal, and a bird that was there before you.
        r: The old knife, the bread, a dinner without talk. It all stands here.
        r: Mr Okafor moved the shift. You told it in one line, and one line is enough to know.
        r: The soup got a laugh out of both of you.
        r: Sleep came badly, the heron came anyway.
        r: From the canal to the kitchen: much of the day found room in these lines.
        r: “I keep putting it off”: the call, the mother, the phone. What you wrote is kept.
        r: Nothing here has to be solved tonight; the walk by the canal is told, and that is all it needs to be.
        r: The phone was in your hand until three. These lines came after it.
        r: You and Marta, and a pot of burnt soup. Some evenings are told in four words.
        r: A dinner where nobody talked is told here in one sentence, plainly.
        r: Thank you for putting the night into words, from the phone to the morning.
        r: The heron was back. So, in a way, were you.
        r: The doctor changed your sertraline last week; this week the nights are told here.
        r: For a moment you could breathe again. The canal was there for it, and so was the heron.
        r: Tuesday had a walk in it. The rest of the week had the shift.
        r: The call is put off, the soup is burnt, the heron stands. An ordinary week, in your words.
        r: It was late, and you still wrote about your sister.
        """;
}
