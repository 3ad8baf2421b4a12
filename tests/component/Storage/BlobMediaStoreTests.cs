using EduStream.Storage;
using EduStream.Storage.Blob;
using Xunit;

namespace EduStream.Tests.Component.Storage;

public sealed class BlobMediaStoreTests(Azurite azurite) : MediaStoreContract, IAsyncLifetime
{
    private IMediaStore? store;

    protected override IMediaStore Store => store!;

    public async ValueTask InitializeAsync() => store = MediaStoreRegistration.Open(new MediaStoreOptions { ConnectionString = await azurite.ConnectionStringAsync() });

    public ValueTask DisposeAsync() => ((BlobMediaStore)Store).DisposeAsync();
}
