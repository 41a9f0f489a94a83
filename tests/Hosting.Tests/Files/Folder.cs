using System.Text;
using Microsoft.Extensions.Configuration;

namespace Platform.Hosting.Files;

/// <summary>A store in a folder of its own, and ways to see what lies there.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("platform-files-").FullName;

    public Folder() => Store = new(new ConfigurationBuilder().AddInMemoryCollection([new(DataFolder.Setting, _path)]).Build());

    public FileStore Store { get; }

    public IReadOnlyList<string> Files => Directory.GetFiles(_path, "*", SearchOption.AllDirectories);

    public async Task<string> Keep(TenantId tenant, string text) => (await Store.Keep(tenant, new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken)).Sha256;

    public string? Read(TenantId tenant, string sha256)
    {
        using var content = Store.Open(tenant, sha256);
        if (content is null) return null;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }

    /// <summary>As if so much time had passed since the last of them was written.</summary>
    public void Age(TimeSpan by)
    {
        foreach (var file in Files) File.SetLastWriteTimeUtc(file, DateTime.UtcNow - by);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
