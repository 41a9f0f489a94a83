namespace Platform.Devices.Intake;

/// <summary>Looks again for devices the directory did not know: they may have been registered by another process just now.</summary>
internal sealed class ResolveDevices(DeviceDirectory directory) : IIntakeStep
{
    public string Name => "resolve";

    public async ValueTask Take(Submission submission, CancellationToken ct)
    {
        if (submission.Strangers.Count == 0) return;
        var devices = await directory.Of(submission.Tenant, DeviceDirectory.DoubtAfter, ct);
        foreach (var (index, name, stranger) in submission.Strangers)
        {
            var reading = stranger;
            if (devices.Find(name) is { } device)
            {
                reading.Device = device;
                submission.Accept(index, ref reading);
            }
            else submission.Reject(index, RejectionCodes.UnknownDevice, ReadingRules.UnknownDevice, reading.Items);
        }
    }
}
