using EduStream.Storage;
using EduStream.Storage.Blob;
using EduStream.Storage.Folder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace EduStream.Tests.Unit.Storage;

public sealed class MediaStoreOptionsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-options-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void AddMediaStore_FolderGiven_OpensFolder() => Assert.IsType<FolderMediaStore>(Resolve(("Folder", folder.FullName)));

    [Fact]
    public void AddMediaStore_ConnectionStringGiven_OpensBlobs() => Assert.IsType<BlobMediaStore>(Resolve(("ConnectionString", "UseDevelopmentStorage=true"), ("Container", "lectures")));

    [Fact]
    public void AddMediaStore_ServiceGiven_OpensBlobs() => Assert.IsType<BlobMediaStore>(Resolve(("BlobServiceUri", "https://account.blob.core.windows.net")));

    [Fact]
    public void AddMediaStore_NothingGiven_SaysWhatToSet()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Resolve());
        Assert.Contains("Set one of MediaStore:Folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddMediaStore_TwoGiven_SaysSo()
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Resolve(("Folder", folder.FullName), ("ConnectionString", "UseDevelopmentStorage=true")));
        Assert.Contains("2 are set", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Media")]
    [InlineData("a")]
    [InlineData("-media")]
    [InlineData("me--dia")]
    public void AddMediaStore_ContainerNameNotAllowed_Refuses(string name) =>
        Assert.Throws<OptionsValidationException>(() => Resolve(("ConnectionString", "UseDevelopmentStorage=true"), ("Container", name)));

    private static IMediaStore Resolve(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"MediaStore:{setting.Key}", (string?)setting.Value)));
        builder.AddMediaStore();
        return builder.Build().Services.GetRequiredService<IMediaStore>();
    }
}
