package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.citation.work.WorkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A reference list as it was said, with what is known of ids that are one work: which cited works live on under other ids, and which
 * ids live on under the citing one. From it follows the list that counts.
 *
 * <p>What was said is never rewritten, so that a statement that two ids are one work can be taken back.
 *
 * @param said the list as its events say it
 * @param renamed old id of a cited work to the id under which it lives on
 * @param guests the lists of ids that live on under the citing one, by the id that sent them
 */
public record ReferenceListState(
        ReferenceList said, SortedMap<WorkId, WorkId> renamed, SortedMap<WorkId, List<AliasSnapshot>> guests) {

    private static final SortedMap<WorkId, WorkId> NO_NAMES = new TreeMap<>();
    private static final SortedMap<WorkId, List<AliasSnapshot>> NO_GUESTS = new TreeMap<>();

    /** A list without any other ids. */
    public static ReferenceListState of(ReferenceList said) {
        return new ReferenceListState(said, NO_NAMES, NO_GUESTS);
    }

    /** The citing work. */
    public WorkId citing() {
        return said.citing();
    }

    /** After an event or a description of the citing work. */
    public ReferenceListState with(ReferenceList newSaid) {
        return new ReferenceListState(newSaid, renamed, guests);
    }

    /**
     * After hearing under which id a cited work lives on; the same if the list knows nothing of the work.
     *
     * @param now the old id itself, if it lives on under that again
     */
    public ReferenceListState renamed(WorkId old, WorkId now) {
        // A name that was heard is kept up to date also while the list does not speak of the work: it may again.
        boolean concerned = renamed.containsKey(old) || speaksOf(old);
        if (!concerned || now.equals(renamed.getOrDefault(old, old))) {
            return this;
        }
        SortedMap<WorkId, WorkId> names = new TreeMap<>(renamed);
        if (now.equals(old)) {
            names.remove(old);
        } else {
            names.put(old, now);
        }
        return new ReferenceListState(said, names, guests);
    }

    private boolean speaksOf(WorkId cited) {
        if (renamed.containsValue(cited) || speakOf(said.entries(), cited)) {
            return true;
        }
        return allGuests().stream().anyMatch(guest -> speakOf(guest.entries(), cited));
    }

    private static boolean speakOf(List<ReferenceEntry> entries, WorkId cited) {
        return entries.stream().anyMatch(entry -> entry.cited().equals(cited));
    }

    /** After hearing from an id that lives on under the citing one, or no longer does: then without lists. */
    public ReferenceListState hosting(WorkId sender, List<AliasSnapshot> sent) {
        List<AliasSnapshot> others =
                sent.stream().filter(guest -> !guest.id().equals(citing())).toList();
        if (others.equals(guests.getOrDefault(sender, List.of()))) {
            return this;
        }
        SortedMap<WorkId, List<AliasSnapshot>> more = new TreeMap<>(guests);
        if (others.isEmpty()) {
            more.remove(sender);
        } else {
            more.put(sender, others);
        }
        return new ReferenceListState(said, renamed, more);
    }

    /** Which ids are this work. */
    public WorkIdentity identity() {
        List<WorkId> aliases = allGuests().stream().map(AliasSnapshot::id).toList();
        return movedTo() == null && aliases.isEmpty() ? WorkIdentity.OWN : new WorkIdentity(movedTo(), aliases);
    }

    /**
     * The id under which the citing work lives on, null if it is its own. Ids that are said to be each other in a circle live on
     * under the least of them.
     */
    public @Nullable WorkId movedTo() {
        WorkId next = said.description().survivor();
        if (next == null || guests.isEmpty()) {
            return next;
        }
        Map<WorkId, WorkId> said = new TreeMap<>();
        for (AliasSnapshot guest : allGuests()) {
            WorkId same = guest.description().survivor();
            if (same != null) {
                said.put(guest.id(), same);
            }
        }
        WorkId least = citing();
        Set<WorkId> seen = new HashSet<>();
        for (WorkId at = next; at != null && seen.add(at); at = said.get(at)) {
            if (at.equals(citing())) {
                return least.equals(citing()) ? null : next;
            }
            least = at.compareTo(least) < 0 ? at : least;
        }
        return next;
    }

    /** What the id under which the work lives on is told; nothing if the work is its own. */
    public List<AliasSnapshot> visiting() {
        if (movedTo() == null) {
            return List.of();
        }
        List<AliasSnapshot> visiting = new ArrayList<>();
        visiting.add(new AliasSnapshot(citing(), said.description(), said.entries()));
        visiting.addAll(allGuests());
        return visiting;
    }

    /** Each guest once, whoever sent it, by id. */
    private List<AliasSnapshot> allGuests() {
        if (guests.isEmpty()) {
            return List.of();
        }
        SortedMap<WorkId, AliasSnapshot> byId = new TreeMap<>();
        guests.values().forEach(sent -> sent.forEach(guest -> byId.putIfAbsent(guest.id(), guest)));
        return List.copyOf(byId.values());
    }

    /** The list that counts: without entries if the work lives on elsewhere, else the union over all ids, each cited work once. */
    public ReferenceList effective() {
        if (movedTo() != null) {
            return new ReferenceList(citing(), said.description(), said.completeAt(), List.of());
        }
        if (renamed.isEmpty() && guests.isEmpty()) {
            return said;
        }
        Set<WorkId> own = new HashSet<>();
        own.add(citing());
        WorkDescription description = said.description();
        List<ReferenceEntry> all = new ArrayList<>(said.entries());
        for (AliasSnapshot guest : allGuests()) {
            own.add(guest.id());
            description = description.join(guest.description().heardFrom(SourcedValue.Source.ALIAS));
            all.addAll(guest.entries());
        }
        SortedMap<WorkId, ReferenceEntry> byCited = new TreeMap<>();
        for (ReferenceEntry entry : all) {
            WorkId cited = nameOf(entry.cited());
            if (!own.contains(cited)) {
                byCited.merge(cited, entry.of(cited), ReferenceEntry::and);
            }
        }
        return new ReferenceList(citing(), description, said.completeAt(), List.copyOf(byCited.values()));
    }

    private WorkId nameOf(WorkId cited) {
        WorkId name = cited;
        for (int hops = 0; hops <= renamed.size(); hops++) {
            WorkId next = renamed.get(name);
            if (next == null) {
                break;
            }
            name = next;
        }
        return name;
    }
}
