using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace EduStream.Storage.Blob;

/// <summary>Shared access signatures for one blob, to read it. With the app's own identity they are signed by a key that it is lent, so that no account key is needed.</summary>
internal static class ReadAddress
{
    internal static async Task<Uri?> OfAsync(BlobContainerClient container, BlobBaseClient blob, TimeSpan life, CancellationToken stop)
    {
        var until = TimeProvider.System.GetUtcNow() + life;
        var permission = new BlobSasBuilder(BlobSasPermissions.Read, until) { BlobContainerName = container.Name, BlobName = blob.Name, Resource = "b" };
        if (blob.CanGenerateSasUri)
        {
            return blob.GenerateSasUri(permission);
        }

        var key = await container.GetParentBlobServiceClient().GetUserDelegationKeyAsync(null, until, stop);
        return new BlobUriBuilder(blob.Uri) { Sas = permission.ToSasQueryParameters(key, container.AccountName) }.ToUri();
    }
}
