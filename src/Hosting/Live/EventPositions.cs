namespace Platform.Hosting.Live;

/// <summary>How far an event stream is in each of its topics, as its event ids say: "epoch/seq,epoch/seq" in the order of the topics.</summary>
internal sealed class EventPositions(string[] topics)
{
    private readonly (string Epoch, long Seq)?[] _at = new (string, long)?[topics.Length];

    public (string Epoch, long Seq)? this[string topic]
    {
        get => _at[Array.IndexOf(topics, topic)];
        set => _at[Array.IndexOf(topics, topic)] = value;
    }

    /// <summary>Reads the id a client came back with; what is not one of ours means "from the beginning".</summary>
    public static EventPositions Parse(string[] topics, string? lastEventId)
    {
        var positions = new EventPositions(topics);
        var parts = (lastEventId ?? "").Split(',', topics.Length + 1);
        for (var i = 0; i < topics.Length && parts.Length == topics.Length; i++)
            if (parts[i].Split('/') is [var epoch, var number] && long.TryParse(number, out var seq)) positions._at[i] = (epoch, seq);
        return positions;
    }

    public override string ToString() => string.Join(',', _at.Select(at => at is var (epoch, seq) ? $"{epoch}/{seq}" : ""));
}
