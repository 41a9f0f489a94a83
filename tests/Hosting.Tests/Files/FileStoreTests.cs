namespace Platform.Hosting.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly TenantId _one = new(Guid.CreateVersion7()), _two = new(Guid.CreateVersion7());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_bytes_are_kept_once_for_each_tenant()
    {
        var hash = await _folder.Keep(_one, "plan");
        Assert.Equal(hash, await _folder.Keep(_one, "plan"));
        Assert.Null(_folder.Read(_two, hash));
        await _folder.Keep(_two, "plan");
        Assert.Equal(2, _folder.Files.Count);
    }

    [Fact]
    public async Task Erasing_a_tenant_removes_its_files_and_no_others()
    {
        var (ours, theirs) = (await _folder.Keep(_one, "ours"), await _folder.Keep(_two, "theirs"));
        await _folder.Store.Erase(_one, TestContext.Current.CancellationToken);
        Assert.Null(_folder.Read(_one, ours));
        Assert.Equal("theirs", _folder.Read(_two, theirs));
    }

    [Theory, InlineData("../../etc/passwd"), InlineData("ABCDEF"), InlineData("")]
    public void A_name_that_is_no_hash_opens_nothing(string name) => Assert.Throws<ArgumentException>(() => _folder.Store.Open(_one, name));
}
