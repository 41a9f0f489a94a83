using System.Text.Json;
using Platform.Hosting.Data;

namespace Platform.Hosting.Jobs;

/// <summary>A kind of job this process can run, and how.</summary>
internal sealed record JobKind(string Name, TimeSpan Longest, Func<IServiceProvider, string, JobContext, CancellationToken, Task> Run)
{
    public static readonly JsonSerializerOptions Json = JournalEntry.Json;
}

/// <summary>What was queued cannot be read by the program that runs it.</summary>
internal sealed class UnreadablePayloadException(Exception cause) : Exception("The job's data cannot be read by this version of the program.", cause);
