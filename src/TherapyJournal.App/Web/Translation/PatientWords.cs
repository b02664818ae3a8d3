namespace TherapyJournal.App.Web.Translation;

/// <summary>Names the file with every sentence of a patient's pages, <c>PatientWords.resx</c>: the English sentence is the key under which a page asks for it.</summary>
internal sealed class PatientWords;
