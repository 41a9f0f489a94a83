using Platform.Hosting.Jobs;

namespace Platform.Tickets.Knowledge.Search;

/// <summary>Reads all of a company's texts anew, because their language is another now. A killed attempt leaves the words as they were.</summary>
internal sealed class IndexWords(TextIndex index) : IJob<IndexWords.Payload>
{
    public sealed record Payload;

    public static string Kind => "knowledge.index";
    public static TimeSpan Longest => TimeSpan.FromMinutes(30);

    public Task Run(Payload payload, JobContext job, CancellationToken ct) => index.Rebuild(ct);
}
