using System.Buffers;
using System.IO.Pipelines;

namespace Platform.Devices.Intake;

/// <summary>One request's readings on their way through intake. Its arrays are borrowed and given back, so that load leaves no garbage.</summary>
internal sealed class Submission(TenantId tenant, DateTimeOffset receivedAt, PipeReader? body = null) : IDisposable
{
    /// <summary>What one request may hold, unpacked.</summary>
    public const long MostHeld = 64 * 1024 * 1024;

    private const int BytesPerRejection = 128;

    private static readonly IntakeMemory Unbounded = new(long.MaxValue);

    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Reading[] _readings = ArrayPool<Reading>.Shared.Rent(1_024);
    private long _held;

    public TenantId Tenant => tenant;

    /// <summary>Where the sender may report from.</summary>
    public PermittedSites Sites { get; init; } = PermittedSites.All;

    /// <summary>The only device the sender may report for: itself.</summary>
    public Guid? OnlyDevice { get; init; }

    public IntakeMemory Memory { get; init; } = Unbounded;
    public ITelemetryFormat Format { get; init; } = JsonFormat.Instance;

    public DateTimeOffset ReceivedAt { get; } = Instant.Truncate(receivedAt);
    public long Now { get; } = IntakeClock.Of(receivedAt);

    /// <summary>The request's body, as it arrives.</summary>
    public PipeReader Body => body ?? PipeReader.Create(ReadOnlySequence<byte>.Empty);

    /// <summary>Set when the request as a whole is refused; no further step is taken.</summary>
    public Refusal? Refusal { get; set; }

    public int Count { get; private set; }
    public Span<Reading> Readings => _readings.AsSpan(0, Count);

    /// <summary>How many of the sender's items the readings are made of.</summary>
    public int Items
    {
        get
        {
            var items = 0;
            foreach (ref readonly var reading in Readings) items += reading.Items;
            return items;
        }
    }

    public ArrayBufferWriter<byte> Metrics { get; } = new();

    /// <summary>A reading's own metrics, as a flat JSON object; null for none.</summary>
    public byte[]? MetricsOf(in Reading reading) =>
        reading.MetricsLength == 0 ? null : Metrics.WrittenSpan.Slice(reading.MetricsStart, reading.MetricsLength).ToArray();

    public List<Rejection> Rejections { get; } = [];
    public int Duplicates { get; set; }

    /// <summary>How many had a clock ahead of ours.</summary>
    public int Clamped { get; set; }

    /// <summary>Items that are no readings and no mistake either.</summary>
    public int StaleMarkers { get; set; }

    /// <summary>Readings of devices the directory does not know, or not yet.</summary>
    public List<(int Index, DeviceName Name, Reading Reading)> Strangers { get; } = [];

    /// <summary>Places of readings that are not newer than all before them: late ones, or duplicates.</summary>
    public List<int> Suspects { get; } = [];

    /// <summary>Done when the readings are durable.</summary>
    public Task Written => _written.Task;

    /// <summary>Keeps a reading that is well-formed and whose device is known.</summary>
    public void Accept(int index, ref Reading reading)
    {
        var device = reading.Device;
        if (!Sites.Contains(device.SiteId) || (OnlyDevice is { } only && only != device.Id))
        {
            Reject(index, RejectionCodes.UnknownDevice, ReadingRules.UnknownDevice, reading.Items); // not even that it exists
            return;
        }

        if (device.IsDecommissioned)
        {
            Reject(index, RejectionCodes.DecommissionedDevice, "The device is decommissioned; register it anew to use it again.", reading.Items);
            return;
        }

        if (Count == _readings.Length) Grow();
        _readings[Count++] = reading;
    }

    /// <param name="items">How many items of the request are refused by this.</param>
    public void Reject(int index, string code, string detail, int items = 1)
    {
        Hold(BytesPerRejection);
        for (var i = 0; i < items; i++) Rejections.Add(new(index, code, detail));
    }

    public (int Count, int Strangers, int Rejections) Mark() => (Count, Strangers.Count, Rejections.Count);

    /// <summary>Forgets what came after the mark.</summary>
    public void BackTo((int Count, int Strangers, int Rejections) mark)
    {
        Count = mark.Count;
        Strangers.RemoveRange(mark.Strangers, Strangers.Count - mark.Strangers);
        Rejections.RemoveRange(mark.Rejections, Rejections.Count - mark.Rejections);
    }

    /// <summary>Takes so much of the memory all requests share; it is given back at the end.</summary>
    public void Hold(long bytes)
    {
        if (_held + bytes > MostHeld) throw new IntakeRefusedException(IntakeRefusals.TooLarge);
        if (!Memory.TryTake(bytes)) throw new IntakeRefusedException(IntakeRefusals.Busy);
        _held += bytes;
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
        Memory.GiveBack(_held);
        _held = 0;
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
