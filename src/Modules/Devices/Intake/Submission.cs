using System.Buffers;
using System.IO.Pipelines;

namespace Platform.Devices.Intake;

/// <summary>One request's readings on their way through intake. Its arrays are borrowed and given back, so that load leaves no garbage.</summary>
internal sealed class Submission(TenantId tenant, DateTimeOffset receivedAt, PipeReader? body = null) : IDisposable
{
    private Reading[] _readings = ArrayPool<Reading>.Shared.Rent(1_024);

    public TenantId Tenant => tenant;

    /// <summary>Where the sender may report from.</summary>
    public PermittedSites Sites { get; init; } = PermittedSites.All;
    public DateTimeOffset ReceivedAt { get; } = Instant.Truncate(receivedAt);
    public long Now { get; } = IntakeClock.Of(receivedAt);

    /// <summary>The request's body, as it arrives.</summary>
    public PipeReader Body => body ?? PipeReader.Create(ReadOnlySequence<byte>.Empty);

    /// <summary>Set when the request as a whole is refused; no further step is taken.</summary>
    public Refusal? Refusal { get; set; }

    public int Count { get; private set; }
    public Span<Reading> Readings => _readings.AsSpan(0, Count);
    public ArrayBufferWriter<byte> Metrics { get; } = new();

    /// <summary>A reading's own metrics, as a flat JSON object; null for none.</summary>
    public byte[]? MetricsOf(in Reading reading) =>
        reading.MetricsLength == 0 ? null : Metrics.WrittenSpan.Slice(reading.MetricsStart, reading.MetricsLength).ToArray();

    public List<Rejection> Rejections { get; } = [];
    public int Duplicates { get; set; }

    /// <summary>Readings of devices the directory does not know, or not yet.</summary>
    public List<(int Index, Guid Id, int Number, Reading Reading)> Strangers { get; } = [];

    /// <summary>Places of readings that are not newer than all before them: late ones, or duplicates.</summary>
    public List<int> Suspects { get; } = [];

    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the readings are durable.</summary>
    public Task Written => _written.Task;

    private void Add(in Reading reading)
    {
        if (Count == _readings.Length) Grow();
        _readings[Count++] = reading;
    }

    /// <summary>Keeps a reading that is well-formed and whose device is known.</summary>
    public void Accept(int index, ref Reading reading)
    {
        var device = reading.Device;
        if (!Sites.Contains(device.SiteId))
        {
            Reject(index, RejectionCodes.UnknownDevice, ReadingFields.UnknownDevice); // not even that it exists
            return;
        }

        if (device.IsDecommissioned)
        {
            Reject(index, RejectionCodes.DecommissionedDevice, "The device is decommissioned; register it anew to use it again.");
            return;
        }

        if (reading.At > Now)
        {
            // Several of a device may be ahead: each keeps a moment of its own.
            reading.At = Math.Max(Now, device.Newest + 1);
            reading.Flags |= ReadingFlags.ClockClamped;
        }

        if (reading.At <= device.Newest || device.Newest == 0) Suspects.Add(Count);
        if (reading.At > device.Newest) device.Newest = reading.At;
        Add(reading);
    }

    public void Reject(int index, string code, string detail)
    {
        Rejections.Add(new(index, code, detail));
        IntakeMetrics.Dropped.Add(1, new KeyValuePair<string, object?>("reason", code));
    }

    /// <summary>Keeps only some of the readings.</summary>
    public void Keep(Func<int, bool> which)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
            if (which(i)) _readings[kept++] = _readings[i];
        Count = kept;
    }

    public void MarkWritten() => _written.TrySetResult();
    public void MarkFailed(Exception e) => _written.TrySetException(e);

    public void Dispose()
    {
        ArrayPool<Reading>.Shared.Return(_readings, clearArray: true);
        _readings = [];
        Count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<Reading>.Shared.Rent(_readings.Length * 2);
        _readings.CopyTo(larger, 0);
        ArrayPool<Reading>.Shared.Return(_readings, clearArray: true);
        _readings = larger;
    }
}
