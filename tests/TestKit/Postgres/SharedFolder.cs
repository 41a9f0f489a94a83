namespace Platform.TestKit;

/// <summary>A folder that several test processes use at once: one at a time passes its gate, and who comes last and leaves last can be told.</summary>
internal sealed class SharedFolder(string path)
{
    private FileStream? _mine;

    public string Path { get; } = path;

    private string Users => System.IO.Path.Combine(Path, "users");

    /// <summary>Waits until no other process is inside.</summary>
    public async Task<IDisposable> Enter()
    {
        Directory.CreateDirectory(Users);
        for (; ; await Task.Delay(20))
            if (Locked("gate") is { } gate) return gate;
    }

    /// <summary>Counts this process as a user until it leaves or dies. Called inside the gate.</summary>
    public void Join() => _mine = Locked(System.IO.Path.Combine("users", Guid.NewGuid().ToString("N")));

    public void Leave()
    {
        if (_mine is not { } mine) return;
        mine.Dispose();
        File.Delete(mine.Name);
    }

    /// <summary>Whether any living process but this one uses the folder. Called inside the gate.</summary>
    public bool HasOtherUsers()
    {
        foreach (var user in Directory.GetFiles(Users).Where(file => file != _mine?.Name))
        {
            using (var left = Locked(System.IO.Path.Combine("users", System.IO.Path.GetFileName(user))))
                if (left is null) return true;
            File.Delete(user);
        }

        return false;
    }

    /// <summary>The operating system gives the lock back when the process dies.</summary>
    private FileStream? Locked(string name)
    {
        try
        {
            return new(System.IO.Path.Combine(Path, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
