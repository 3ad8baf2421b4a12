using EduStream.Catalog.Captions;
using EduStream.Catalog.Companions;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Enrolments;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Outbox;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Chapters;
using EduStream.Contracts.Videos;
using EduStream.Media.Captions;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Database;

/// <summary>The catalog's tables. A change here needs a migration: a test compares the two.</summary>
internal sealed class CatalogDb(DbContextOptions<CatalogDb> options) : DbContext(options)
{
    public DbSet<Course> Courses => Set<Course>();

    public DbSet<Lesson> Lessons => Set<Lesson>();

    public DbSet<Video> Videos => Set<Video>();

    public DbSet<VideoExtras> Extras => Set<VideoExtras>();

    public DbSet<Companion> Companions => Set<Companion>();

    public DbSet<VideoUpload> Uploads => Set<VideoUpload>();

    public DbSet<CaptionSet> CaptionSets => Set<CaptionSet>();

    public DbSet<CaptionTrack> Captions => Set<CaptionTrack>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<OutboxLease> Leases => Set<OutboxLease>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CourseId>().HaveConversion<IdConverter<CourseId>>();
        configurationBuilder.Properties<LessonId>().HaveConversion<IdConverter<LessonId>>();
        configurationBuilder.Properties<VideoId>().HaveConversion<IdConverter<VideoId>>();
        configurationBuilder.Properties<UploadId>().HaveConversion<IdConverter<UploadId>>();
        configurationBuilder.Properties<CourseAccess>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<VideoState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<VersionState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<CompanionRole>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<CaptionKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<CaptionOrigin>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<IReadOnlyList<RenditionSummary>>().HaveConversion<ListConverter<RenditionSummary>, ListConverter<RenditionSummary>.Comparer>();
        configurationBuilder.Properties<IReadOnlyList<Chapter>>().HaveConversion<ListConverter<Chapter>, ListConverter<Chapter>.Comparer>();
        configurationBuilder.Properties<IReadOnlyList<PictureCodec>>().HaveConversion<ListConverter<PictureCodec>, ListConverter<PictureCodec>.Comparer>();
        configurationBuilder.Properties<IReadOnlyList<double>>().HaveConversion<ListConverter<double>, ListConverter<double>.Comparer>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Course>(course =>
        {
            course.Property(found => found.Title).HasMaxLength(200);
            course.Property(found => found.OwnerId).HasMaxLength(200);
            course.Property(found => found.Revision).IsConcurrencyToken();
            course.HasIndex(found => found.OwnerId);
            course.HasMany(found => found.Lessons).WithOne(lesson => lesson.Course).HasForeignKey(lesson => lesson.CourseId);
            course.HasMany(found => found.Enrolments).WithOne().HasForeignKey(enrolment => enrolment.CourseId);
        });
        modelBuilder.Entity<Enrolment>(enrolment =>
        {
            enrolment.ToTable("Enrolments").HasKey(found => new { found.CourseId, found.UserId });
            enrolment.Property(found => found.UserId).HasMaxLength(200);
        });
        modelBuilder.Entity<Lesson>(lesson =>
        {
            lesson.Property(found => found.Title).HasMaxLength(200);
            lesson.HasIndex(found => new { found.CourseId, found.Position }).IsUnique();
            lesson.HasMany(found => found.Videos).WithOne(video => video.Lesson).HasForeignKey(video => video.LessonId);
            lesson.Ignore(found => found.Video).Ignore(found => found.CompanionVideo);
        });
        modelBuilder.Entity<Video>(video =>
        {
            video.Property(found => found.Reason).HasMaxLength(100);
            video.Property(found => found.Sentence).HasMaxLength(VideoVersion.MostSentence);
            video.Property(found => found.RepublishBy).HasMaxLength(200);
            video.Property(found => found.Revision).IsConcurrencyToken();
            video.HasIndex(found => new { found.LessonId, found.IsCompanion }).IsUnique();
            video.HasMany(found => found.Uploads).WithOne(upload => upload.Video).HasForeignKey(upload => upload.VideoId);
            video.HasMany(found => found.Versions).WithOne().HasForeignKey(version => version.VideoId);
        });
        modelBuilder.Entity<VideoExtras>(extras =>
        {
            extras.ToTable("VideoExtras").HasKey(found => found.VideoId);
            extras.HasOne<Video>().WithOne(video => video.Extras).HasForeignKey<VideoExtras>(found => found.VideoId);
            extras.Property(found => found.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<Companion>(companion =>
        {
            companion.HasKey(found => found.VideoId);
            companion.HasOne<Video>().WithOne(video => video.Companion).HasForeignKey<Companion>(found => found.VideoId);
            companion.Property(found => found.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<VideoUpload>(upload =>
        {
            upload.Property(found => found.InstructorId).HasMaxLength(200);
            upload.Property(found => found.FileName).HasMaxLength(255);
        });
        modelBuilder.Entity<VideoVersion>(version =>
        {
            version.ToTable("Versions").HasKey(found => new { found.VideoId, found.Number });
            version.Property(found => found.MadeBy).HasMaxLength(200);
            version.Property(found => found.Reason).HasMaxLength(100);
            version.Property(found => found.Sentence).HasMaxLength(VideoVersion.MostSentence);
        });
        modelBuilder.Entity<CaptionSet>(set =>
        {
            set.HasKey(found => found.VideoId);
            set.Property(found => found.Revision).IsConcurrencyToken();
            set.HasOne<Video>().WithOne().HasForeignKey<CaptionSet>(found => found.VideoId);
            set.HasMany(found => found.Tracks).WithOne().HasForeignKey(track => track.VideoId);
        });
        modelBuilder.Entity<CaptionTrack>(track =>
        {
            track.HasKey(found => new { found.VideoId, found.Revision });
            track.Property(found => found.Language).HasMaxLength(35);
            track.Property(found => found.Label).HasMaxLength(CaptionLabel.Most);
            track.Property(found => found.Format).HasMaxLength(10);
            track.Property(found => found.File).HasMaxLength(32);
            track.Property(found => found.ChangedBy).HasMaxLength(200);
        });
        modelBuilder.Entity<OutboxMessage>(message =>
        {
            message.HasKey(found => found.Sequence);
            message.Property(found => found.Topic).HasMaxLength(100);
        });
        modelBuilder.Entity<OutboxLease>(lease =>
        {
            lease.Property(found => found.Id).HasMaxLength(50);
            lease.Property(found => found.Owner).HasMaxLength(50);
        });
        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.FindPrimaryKey()!.Properties).Where(key => key.ClrType != typeof(long)))
        {
            // Ids are minted by the code: a new object with an id is an insert, not an update.
            key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }
}
