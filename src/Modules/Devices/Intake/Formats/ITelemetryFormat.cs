namespace Platform.Devices.Intake;

/// <summary>A way to write readings down. Reading it is the only step of intake that differs from one format to another.</summary>
internal interface ITelemetryFormat
{
    /// <summary>Its name in the figures.</summary>
    string Name { get; }

    /// <summary>Whether what a device measured at one time may come in several requests, each with some of the measurements.</summary>
    bool IsPartial { get; }

    /// <summary>Reads the body into the submission, each reading kept or refused by itself. Throws <see cref="IntakeRefusedException"/> when the whole makes no sense.</summary>
    ValueTask Read(Submission submission, TenantDevices devices, CancellationToken ct);
}
