using Platform.Alerts.Sources.Records;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Alerts.Sources;

/// <summary>Tells what happened to an alert source.</summary>
internal sealed class SourceNarrator : INarrator
{
    public string StreamKind => AlertSource.Kind;

    public string Tell(JournalEntry entry) => entry.Read<AlertSourceEvent>() switch
    {
        AlertSourceMade e => $"The alert source {e.Name} was made",
        AlertSourceChanged => "Its name, or how it is read, was changed",
        AlertSourceSecretReplaced => "Got another secret",
        AlertSourceRemoved => "Was removed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
