using TherapyJournal.Tests.Database;
using Xunit.Runner.InProc.SystemConsole;

// This program runs the tests; with --part it is instead the second process that some of them start and kill.
return args is ["--part", var part] ? await SecondProcess.ActAsync(part) : await ConsoleRunner.Run(args);
