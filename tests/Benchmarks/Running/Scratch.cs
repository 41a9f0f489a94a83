namespace Platform.Benchmarks.Running;

/// <summary>A folder for one run of a verb, gone afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"platform-bench-{Guid.NewGuid():N}");

    public Scratch()
    {
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode PassThrough = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute; // PostgreSQL may run as another account
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, Own | PassThrough);
    }

    public string Within(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine($"{Path} could not be removed: {e.Message}");
        }
    }
}
