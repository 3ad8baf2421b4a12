using EduStream.Storage;
using EduStream.Storage.Blob;
using Xunit;

namespace EduStream.Tests.Component.Storage;

public sealed class BlobMediaStoreTests(Azurite azurite) : MediaStoreContract, IAsyncLifetime
{
    private IMediaStore? store;

    protected override IMediaStore Store => store!;

    public async ValueTask InitializeAsync() => store = MediaStoreRegistration.Open(new MediaStoreOptions { ConnectionString = await azurite.ConnectionStringAsync() });

    [Fact]
    public async Task An_address_reads_one_object_and_no_other()
    {
        using var content = new MemoryStream("hello"u8.ToArray());
        await Store.WriteAsync("address/a", content);
        content.Position = 0;
        await Store.WriteAsync("address/b", content);
        var address = await Store.FindReadAddressAsync("address/a", TimeSpan.FromHours(1));
        using var anybody = new HttpClient();
        Assert.Equal("hello", await anybody.GetStringAsync(address));
        Assert.False((await anybody.GetAsync(address!.AbsoluteUri.Replace("address/a", "address/b", StringComparison.Ordinal))).IsSuccessStatusCode);
        Assert.False((await anybody.DeleteAsync(address)).IsSuccessStatusCode);
    }

    public ValueTask DisposeAsync() => ((BlobMediaStore)Store).DisposeAsync();
}
