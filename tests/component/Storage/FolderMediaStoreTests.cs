using EduStream.Storage;
using EduStream.Storage.Folder;

namespace EduStream.Tests.Component.Storage;

public sealed class FolderMediaStoreTests : MediaStoreContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-store-");

    public FolderMediaStoreTests() => Store = new FolderMediaStore(folder.FullName);

    protected override IMediaStore Store { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
