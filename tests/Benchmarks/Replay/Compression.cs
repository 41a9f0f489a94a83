namespace Platform.Benchmarks.Replay;

/// <summary>Maps a recorded series into the time just before now, squeezed as much as it takes to fit.</summary>
internal sealed record Compression(DateTime From, DateTime To, DateTime Now, TimeSpan Span)
{
    public double Factor => Math.Max(1, (To - From) / Span);

    /// <summary>Where an instant of the series comes to lie; the last one at now.</summary>
    public DateTime Of(DateTime at) => Now - (To - at) / Factor;
}
