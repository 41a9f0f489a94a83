using Platform.Hosting.Journal;
using Platform.Hosting.Jobs;
using Platform.Hosting.Postgres;
using Xunit.Runner.InProc.SystemConsole;

// Runs the tests; started by a test with the name of a role, it plays the process that is to be killed.
return args switch
{
    ["follow-journal", var connectionString, var name] => await FollowJournal.Run(connectionString, name),
    ["keep-postgres", var folder] => await KeepPostgres.Run(folder),
    ["run-jobs", var connectionString] => await RunJobs.Run(connectionString),
    _ => await ConsoleRunner.Run(args),
};
