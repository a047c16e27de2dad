import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Prints what keeps an ontology out of OWL 2 DL, one violation a line, as the OWL API finds it. */
public class DlProfile {
    public static void main(String[] files) throws Exception {
        OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(files[0]));
        for (OWLProfileViolation one : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
            System.out.println(one.toString().replace('\n', ' '));
        }
        System.out.println(ontology.getAxiomCount() + " axioms");
    }
}
