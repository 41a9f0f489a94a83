using Platform.Hosting.Data;

namespace Platform.Hosting.Contributions;

/// <summary>Tells in a sentence what a journal entry of one kind of record says, for timelines, feeds and the audit.</summary>
public interface INarrator
{
    /// <summary>The kind of record it speaks for: "device".</summary>
    string StreamKind { get; }

    string Tell(JournalEntry entry);
}
