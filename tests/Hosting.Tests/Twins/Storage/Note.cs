using Platform.Twins;

namespace Platform.Hosting.Twins.Storage;

internal sealed record Tick;

/// <summary>A twin with what is hard to store: any text, numbers that are none, an instant or none.</summary>
internal sealed record Note(string Text) : ITwin<Note, Tick>
{
    public double Level { get; init; }
    public IReadOnlyList<string> Lines { get; init; } = [];
    public DateTimeOffset? WakeAt { get; init; }

    public static string Kind => "note";
    public static Tick Wake { get; } = new();
    public static Note Begin(TwinKey key) => new("");
    public static TwinStep<Note> Step(Note note, Tick signal, DateTimeOffset now) => note;
}
