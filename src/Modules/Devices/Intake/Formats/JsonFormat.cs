namespace Platform.Devices.Intake;

/// <summary>A list of readings as JSON, read piece by piece while it arrives.</summary>
internal sealed class JsonFormat : ITelemetryFormat
{
    public static readonly JsonFormat Instance = new();

    public string Name => "json";
    public bool IsPartial => false;

    public async ValueTask Read(Submission submission, TenantDevices devices, CancellationToken ct)
    {
        using var parser = new ReadingParser(new(submission, devices));
        while (true)
        {
            var read = await submission.Body.ReadAsync(ct);
            try
            {
                submission.Hold(read.Buffer.Length);
                foreach (var piece in read.Buffer) parser.Append(piece.Span);
            }
            finally { submission.Body.AdvanceTo(read.Buffer.End); } // a body left half read cannot be drained
            if (read.IsCompleted) break;
        }

        parser.Finish();
    }
}
