namespace Platform.Devices.Intake;

/// <summary>The body as a whole cannot be read as readings; nothing of it was kept.</summary>
internal sealed class MalformedTelemetryException(string message) : Exception(message);
